use placet_compiler::{Compiler, Declaration};

/// Where the name at an offset is declared.
pub(crate) fn definition(compiler: &Compiler, file: &str, offset: usize) -> Vec<Declaration> {
    match compiler.occurrence_at(file, offset) {
        Some(occurrence) => compiler.declarations(&occurrence.symbol),
        None => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::definition;
    use crate::ide::fixture::cursor;

    /// The declarations of the name at the cursor: each as its file and the text from the name to the end of its line.
    fn at(text: &str) -> Vec<String> {
        let (compiler, file, offset) = cursor(text);
        let found = definition(&compiler, &file, offset);
        let shown = |text: &str, start: usize| text.get(start..).unwrap().lines().next().unwrap_or_default().to_owned();
        found
            .iter()
            .map(|one| format!("{}: {}", one.file, shown(&compiler.text(&one.file).unwrap(), one.name.start)))
            .collect()
    }

    const SET: &str = r#"
//- a.placet
permissions { view, edit }
permissions settings { users { read } }
permissions talk for each channel { speak, hear }
context post { by: channel, kinds: set of channel }
template desk(node: permissions) { opens with node.users.read }
subject person { staff: boolean }
resource task { owner: person, kind: one of (big, small) }
enum channel { email, sms }
scope target
role reader { view }
template page(see: permission) {
    opens with see
    Print requires nothing
        to print in colour also requires see
    section inner {
        Zoom requires nothing
    }
}
template book(see: permission) {
    section page1 from page(see)
}
section home from page(view)
section shelf {
    section book from book(view)
}
section tasks on task {
    Open a task #see requires edit
        to change it also requires view
}
//- b.placet
"#;

    #[test]
    fn every_kind_of_name_leads_to_its_declaration() {
        for (text, expected) in [
            ("section s { Go requires vi$0ew }", "a.placet: view, edit }"),
            ("section s { Go requires settings.users.re$0ad }", "a.placet: read } }"),
            ("section s { Go requires settings.us$0ers.read }", "a.placet: users { read } }"),
            ("section s { Go requires sett$0ings.users.read }", "a.placet: settings { users { read } }"),
            ("section s { Go requires view if person.sta$0ff }", "a.placet: staff: boolean }"),
            ("section s { Go requires view if per$0son.staff }", "a.placet: person { staff: boolean }"),
            ("section s on ta$0sk { }", "a.placet: task { owner: person, kind: one of (big, small) }"),
            ("section s on task { Go requires by task.kind { b$0ig: view } }", "a.placet: big, small) }"),
            ("section s on task { Go requires view if task.kind is smal$0l }", "a.placet: small) }"),
            ("role r { includes rea$0der }", "a.placet: reader { view }"),
            ("role r { vie$0w }", "a.placet: view, edit }"),
            ("section s from pa$0ge(view)", "a.placet: page(see: permission) {"),
            ("section s from page(vi$0ew)", "a.placet: view, edit }"),
            ("section s { Go requires can tasks.se$0e }", "a.placet: Open a task #see requires edit"),
            ("section s { Go requires can ta$0sks.see }", "a.placet: tasks on task {"),
            ("section s { Go requires can tasks.see with chan$0ge_it }", "a.placet: change it also requires view"),
            ("test \"t\" { allow home.pri$0nt }", "a.placet: Print requires nothing"),
            ("test \"t\" { allow home.op$0en }", "a.placet: opens with see"),
            ("test \"t\" { allow home.print with print_$0in_colour }", "a.placet: print in colour also requires see"),
            ("test \"t\" { allow shelf.book.page1.inner.zo$0om }", "a.placet: Zoom requires nothing"),
            ("test \"t\" { allow shelf.book.page1.in$0ner.zoom }", "a.placet: inner {"),
            ("resource x { c: chan$0nel }", "a.placet: channel { email, sms }"),
            ("permissions p for each chan$0nel { a }", "a.placet: channel { email, sms }"),
            ("section s { Go requires view in tar$0get }", "a.placet: target"),
            ("section s { Go requires vi$0ew in target }", "a.placet: view, edit }"),
            ("section s { Go requires all of settings.users.{re$0ad} }", "a.placet: read } }"),
            ("section s { Go requires any of settings.*.re$0ad }", "a.placet: read } }"),
            ("section s { Go requires any of **.re$0ad }", "a.placet: read } }"),
            ("section s { Go requires talk[post.by].sp$0eak }", "a.placet: speak, hear }"),
            ("section s { Go requires talk.sms.he$0ar }", "a.placet: hear }"),
            ("section s { Go requires talk.s$0ms.hear }", "a.placet: talk for each channel { speak, hear }"),
            ("section s { Go requires talk[post.b$0y].speak }", "a.placet: by: channel, kinds: set of channel }"),
            ("section s { Go requires view if post.by is sm$0s }", "a.placet: sms }"),
            ("section s from desk(sett$0ings)", "a.placet: settings { users { read } }"),
            ("section s { Go requires all of settings.users.{re$0ad} in target }", "a.placet: read } }"),
            (
                "section s { Go\n for each k in post.ki$0nds requires by k { email, sms: view } }",
                "a.placet: kinds: set of channel }",
            ),
            ("implication vi$0ew implies edit", "a.placet: view, edit }"),
            ("implication view implies ed$0it", "a.placet: edit }"),
            ("test \"t\" { user has role read$0er }", "a.placet: reader { view }"),
            ("test \"t\" { person holds vi$0ew, edit }", "a.placet: view, edit }"),
            ("test \"t\" { deny tasks.see missing (view, ed$0it) }", "a.placet: edit }"),
        ] {
            assert_eq!(at(&format!("{SET}{text}")), [expected], "{text}");
        }
    }

    #[test]
    fn a_parameter_leads_to_the_head_of_its_template() {
        assert_eq!(at(&SET.replace("opens with see", "opens with se$0e")), ["a.placet: see: permission) {"]);
    }

    #[test]
    fn what_is_declared_twice_leads_to_both() {
        assert_eq!(at(&format!("{SET}role reader {{ view }}\nrole r {{ includes reader$0 }}")).len(), 2);
    }

    #[test]
    fn what_is_declared_nowhere_leads_nowhere() {
        for text in
            ["section s { Go requires no$0pe }", "section s { Go requires can tasks.no$0pe }", "$0", "test \"t\" { $0"]
        {
            assert_eq!(at(&format!("{SET}{text}")), [""; 0], "{text}");
        }
    }
}
