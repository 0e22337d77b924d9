//! Casbin: in its natural form, one enforcer whose policies are the actions' rules, evaluated on the user's attributes; and in
//! quick forms, an enforcer for each action whose matcher is the rule, with bits and values behind functions of the host's.

mod bits;
mod text;

use std::sync::Arc;

use ::casbin::rhai::{Dynamic, Map};
use ::casbin::{CoreApi, DefaultModel, Enforcer, MgmtApi, NullAdapter};
use placet_by_hand::Value;
use placet_compiler::{FactTest, FactType};

pub use self::text::Style;
use crate::cases::{Case, Cases};
use crate::engine::{Each, Engine, Prepared};
use crate::set::{Set, parts_of};
use bits::{Bits, Values};

/// Casbin with one style of policies.
pub struct Casbin<'s> {
    set: &'s Set,
    style: Style,
    /// One for each action, or one alone.
    enforcers: Vec<Enforcer>,
    /// The tests of facts that rules refer to by number.
    tests: Vec<(FactTest, bool)>,
}

/// One enforcer, where rules are policies.
const NATURAL: &str = "
[request_definition]
r = sub, act, asked

[policy_definition]
p = act, rule

[policy_effect]
e = some(where (p.eft == allow))

[matchers]
m = r.act == p.act && eval(p.rule)
";

/// One enforcer an action, where the rule is the matcher.
fn apart(rule: &str) -> String {
    format!(
        "
[request_definition]
r = held, facts, asked

[policy_definition]
p = act

[policy_effect]
e = some(where (p.eft == allow))

[matchers]
m = {rule}
"
    )
}

impl<'s> Casbin<'s> {
    /// Makes the enforcers.
    ///
    /// # Errors
    ///
    /// - What casbin does not take, in words.
    pub fn new(set: &'s Set, style: Style) -> Result<Casbin<'s>, String> {
        let words = |error: ::casbin::Error| error.to_string();
        let runtime = tokio::runtime::Builder::new_current_thread().build().map_err(|error| error.to_string())?;
        let (mut enforcers, mut tests) = (Vec::new(), Vec::new());
        runtime.block_on(async {
            if style == Style::Natural {
                let model = DefaultModel::from_str(NATURAL).await.map_err(words)?;
                let mut enforcer = Enforcer::new(model, NullAdapter).await.map_err(words)?;
                for action in &set.transcript.actions {
                    let rule = text::rule(set, action, style, &mut tests)?;
                    enforcer.add_policy(vec![action.id.to_string(), rule]).await.map_err(words)?;
                }
                enforcers.push(enforcer);
                return Ok::<(), String>(());
            }
            for action in &set.transcript.actions {
                let rule = text::rule(set, action, style, &mut tests)?;
                let model = DefaultModel::from_str(&apart(&rule)).await.map_err(words)?;
                let mut enforcer = Enforcer::new(model, NullAdapter).await.map_err(words)?;
                bits::register(&mut enforcer);
                enforcers.push(enforcer);
            }
            Ok(())
        })?;
        Ok(Casbin { set, style, enforcers, tests })
    }

    fn request(&self, cases: &Cases, case: Case) -> Option<Vec<Dynamic>> {
        let action = self.set.transcript.actions.get(case.action as usize)?;
        let bits = |words: Vec<u64>| Dynamic::from(Bits(Arc::new(words)));
        let facts = match self.style {
            Style::Natural => None,
            Style::Bits => {
                let declared = self.set.policy.facts.iter().zip(cases.facts(case));
                let values = declared.map(|(fact, value)| match value {
                    Value::Permissions(held) => bits(held.clone()),
                    value => self.dynamic(&fact.ty, value).unwrap_or(Dynamic::UNIT),
                });
                Some(Dynamic::from(Values(values.collect())))
            }
            Style::ByHost => Some(bits(text::outcomes(self.set, &self.tests, cases.held(case), cases.facts(case)))),
        };
        if let Some(facts) = facts {
            return Some(vec![bits(cases.held(case).to_vec()), facts, bits(vec![u64::from(case.options)])]);
        }
        let mut whole = Map::new();
        let things = self.set.things.get(case.action as usize)?;
        for thing in things {
            whole.insert(thing.as_str().into(), Map::new().into());
        }
        for (fact, value) in self.set.policy.facts.iter().zip(cases.facts(case)) {
            let (thing, what) = parts_of(&fact.name);
            if !things.iter().any(|one| one == thing) {
                continue;
            }
            if let Some(value) = self.dynamic(&fact.ty, value)
                && let Some(record) = whole.get_mut(thing)
                && let Some(mut record) = record.write_lock::<Map>()
            {
                record.insert(what.into(), value);
            }
        }
        let held = self.names(cases.held(case)).map(|name| (name.into(), true.into())).collect::<Map>();
        whole.insert("held".into(), held.into());
        let asked = action.options.iter().enumerate().filter(|(at, _)| case.options & 1 << at != 0);
        let asked = asked.map(|(_, (id, _))| (id.as_str().into(), true.into())).collect::<Map>();
        Some(vec![whole.into(), action.id.to_string().into(), asked.into()])
    }

    fn names<'w>(&'w self, held: &'w [u64]) -> impl Iterator<Item = &'w str> {
        let all = self.set.policy.permissions.iter().enumerate();
        let held = all.filter(|(at, _)| held.get(at / 64).is_some_and(|word| word & 1 << (at % 64) != 0));
        held.map(|(_, permission)| permission.id.as_str())
    }

    fn dynamic(&self, ty: &FactType, value: &Value) -> Option<Dynamic> {
        let keys =
            |names: &mut dyn Iterator<Item = &str>| names.map(|name| (name.into(), true.into())).collect::<Map>();
        Some(match value {
            Value::Unknown => return None,
            Value::Boolean(value) => (*value).into(),
            // Casbin's numbers are whole; so are all that are asked for.
            #[expect(clippy::cast_possible_truncation, reason = "numbers of requests are small and whole")]
            Value::Number(value) => (*value as i32).into(),
            Value::OneOf(at) => match ty {
                FactType::OneOf(values) => values.get(*at as usize)?.to_string().into(),
                _ => return None,
            },
            Value::Entity(id) => id.clone().into(),
            Value::Entities(ids) => keys(&mut ids.iter().map(String::as_str)).into(),
            Value::Permissions(held) => keys(&mut self.names(held)).into(),
        })
    }
}

impl Engine for Casbin<'_> {
    fn with(&self, cases: &Cases, then: &mut dyn FnMut(&mut dyn Prepared)) {
        let requests = cases.all.iter().filter_map(|case| {
            let enforcer = self.enforcers.get(if self.style == Style::Natural { 0 } else { case.action as usize })?;
            Some((enforcer, self.request(cases, *case)?))
        });
        let requests: Vec<(&Enforcer, Vec<Dynamic>)> = requests.collect();
        let decide = |(enforcer, request): &(&Enforcer, Vec<Dynamic>)| {
            enforcer.enforce(request.clone()).is_ok_and(|allowed| allowed)
        };
        then(&mut Each { requests, decide });
    }
}
