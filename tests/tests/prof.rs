#[test]
fn prof() {
    use placet_tests::{generate, reference::Reference};
    let t = std::time::Instant::now();
    let ps: Vec<_> = (0..500).map(|s| generate::policy(s, generate::Size::USUAL)).collect();
    println!("generate {:?} bytes {}", t.elapsed(), ps.iter().flat_map(|p| &p.files).map(|f| f.1.len()).sum::<usize>());
    let t = std::time::Instant::now();
    for p in &ps { for f in &p.files { std::hint::black_box(placet_syntax::parse(&f.1)); } }
    println!("parse {:?}", t.elapsed());
    let t = std::time::Instant::now();
    let rs: Vec<_> = ps.iter().map(|p| Reference::new(&p.files)).collect();
    println!("reference {:?}", t.elapsed());
    let t = std::time::Instant::now();
    let mut allow = 0; let mut n = 0;
    let mut slow = vec![];
    for (i, r) in rs.iter().enumerate() {
        let mut rng = generate::Rng::new(i as u64);
        let t = std::time::Instant::now();
        for _ in 0..100 {
            let a = rng.pick(r.actions()).id.clone();
            let q = generate::random_request(&mut rng, r, &a);
            n += 1; allow += usize::from(r.decide(&a, &q).unwrap());
        }
        slow.push((t.elapsed(), i));
    }
    slow.sort(); slow.reverse();
    println!("decide {n} {:?} allow {allow} {:?}", t.elapsed(), &slow[..5]);
}
