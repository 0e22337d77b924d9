//! Every path of the language against its meaning, on policies at random.
#[test]
fn generated_policies_parse() {
    use placet_tests::generate;
    let mut bad = std::collections::BTreeMap::<String, (usize, Vec<String>)>::new();
    for seed in 0..500 {
        let p = generate::policy(seed, generate::Size::USUAL);
        for (path, text) in &p.files {
            let parsed = placet_syntax::parse(text);
            for e in parsed.errors().iter() {
                let b = bad.entry(e.code.to_string()).or_default();
                b.0 += 1;
                let a = text.floor_char_boundary(usize::from(e.range.start()).saturating_sub(60));
                let z = text.floor_char_boundary(usize::from(e.range.end())+30);
                if b.1.len() < 3 { b.1.push(format!("{seed} {path} {} {:?} {:?}", e.message, &text[e.range], &text[a..z.min(text.len())])); }
            }
        }
    }
    println!("{bad:#?}");
    assert!(bad.is_empty());
}
