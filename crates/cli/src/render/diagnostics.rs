//! Diagnostics for programs.

use std::collections::BTreeMap;

use placet_compiler::{Diagnostic, Fix, Label, Severity};
use serde_json::{Value, json};

use super::positions::Positions;
use crate::host::PolicySet;

/// The word for how much a diagnostic weighs.
pub(crate) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// An array of objects; `placet help check` lists their fields.
pub(crate) fn json(set: &PolicySet, found: &[Diagnostic]) -> Value {
    let mut places = Places { set, files: BTreeMap::new() };
    let mut all = Vec::new();
    for diagnostic in found {
        let mut object = json!({
            "code": diagnostic.code,
            "severity": severity(diagnostic.severity),
            "message": diagnostic.message,
        });
        let labels: Vec<Value> = diagnostic.labels.iter().map(|label| places.label(label, true)).collect();
        let fix = diagnostic.fix.as_ref().map(|fix| places.fix(fix));
        let place = places.label(&diagnostic.primary, false);
        if let (Some(object), Value::Object(place)) = (object.as_object_mut(), place) {
            object.extend(place);
            object.insert("help".into(), json!(diagnostic.help));
            object.insert("labels".into(), json!(labels));
            object.insert("fix".into(), json!(fix));
        }
        all.push(object);
    }
    Value::Array(all)
}

/// The lines of files, found once a file.
struct Places<'s> {
    set: &'s PolicySet,
    files: BTreeMap<String, Positions<'s>>,
}

impl<'s> Places<'s> {
    fn positions(&mut self, file: &str) -> &Positions<'s> {
        let set = self.set;
        self.files.entry(file.to_owned()).or_insert_with(|| Positions::new(set.text(file)))
    }

    fn label(&mut self, label: &Label, with_text: bool) -> Value {
        let mut place = json!({ "file": self.set.shown(&label.file) });
        let fields = self.positions(&label.file).fields(&label.range);
        if let Some(place) = place.as_object_mut() {
            place.extend(fields);
            if with_text {
                place.insert("text".into(), json!(label.text));
            }
        }
        place
    }

    fn fix(&mut self, fix: &Fix) -> Value {
        let positions = self.positions(&fix.file);
        let mut edits = Vec::new();
        for (range, text) in &fix.edits {
            let mut edit = positions.fields(range);
            edit.insert("text".into(), json!(text));
            edits.push(Value::Object(edit));
        }
        json!({ "title": fix.title, "file": self.set.shown(&fix.file), "edits": edits })
    }
}
