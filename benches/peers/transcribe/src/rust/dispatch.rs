//! How a function is found by the number of its action.

use std::fmt::Write as _;

use placet_compiler::Policy;

use super::words;

/// The table of `functions`, and what implements the set; where it is `small`, the one `match` and all calls in a row too.
pub(super) fn dispatch(out: &mut String, functions: &[String], policy: &Policy, small: bool) {
    let (count, words) = (functions.len(), words(policy));
    let _ = writeln!(
        out,
        "/// Every action, by its number.\npub static TABLE: [fn(&Held, &Facts<'_>, Options) -> bool; {count}] = ["
    );
    for name in functions {
        let _ = writeln!(out, "    {name},");
    }
    out.push_str("];\n\n");
    if small {
        by_match(out, functions);
        every(out, functions);
    }
    let more = if small { MORE } else { "" };
    let _ = write!(
        out,
        "/// This set.
#[derive(Debug, Clone, Copy)]
pub struct Hand;

impl Set for Hand {{
    type Held = Held;
    type Facts<'a> = Facts<'a>;

    const ACTIONS: usize = {count};
    const WORDS: usize = {words};

    fn held(words: &[u64]) -> Option<&Held> {{
        words.try_into().ok()
    }}

    fn facts(values: &[Value]) -> Box<Facts<'_>> {{
        let mut facts = Box::<Facts<'_>>::default();
        fill(&mut facts, values);
        facts
    }}

    #[inline]
    fn by_table(action: u32, held: &Held, facts: &Facts<'_>, options: Options) -> bool {{
        TABLE.get(action as usize).is_some_and(|rule| rule(held, facts, options))
    }}
{more}}}
"
    );
}

/// What a small set has besides.
const MORE: &str = "
    #[inline]
    fn by_match(action: u32, held: &Held, facts: &Facts<'_>, options: Options) -> bool {
        by_match(action, held, facts, options)
    }

    #[inline]
    fn every(held: &Held, facts: &Facts<'_>, allowed: &mut [u64]) -> bool {
        every(held, facts, allowed);
        true
    }
";

fn by_match(out: &mut String, functions: &[String]) {
    out.push_str("/// The same by one `match`.\n");
    out.push_str("pub fn by_match(action: u32, held: &Held, facts: &Facts<'_>, options: Options) -> bool {\n    match action {\n");
    for (at, name) in functions.iter().enumerate() {
        let _ = writeln!(out, "        {at} => {name}(held, facts, options),");
    }
    out.push_str("        _ => false,\n    }\n}\n\n");
}

fn every(out: &mut String, functions: &[String]) {
    out.push_str("/// Every action without options, as bits.\npub fn every(held: &Held, facts: &Facts<'_>, allowed: &mut [u64]) {\n");
    let words = functions.len().div_ceil(64);
    let _ = writeln!(out, "    let Some(allowed) = allowed.first_chunk_mut::<{words}>() else {{ return }};");
    for (word, names) in functions.chunks(64).enumerate() {
        let _ = writeln!(out, "    allowed[{word}] = 0");
        for (bit, name) in names.iter().enumerate() {
            let _ = writeln!(out, "        | u64::from({name}(held, facts, 0)) << {bit}");
        }
        out.push_str("    ;\n");
    }
    out.push_str("}\n\n");
}
