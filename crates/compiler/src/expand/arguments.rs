//! The arguments of an instance in place of its template's parameters.

use smol_str::format_smolstr;

use crate::index::Index;
use crate::model::{Expr, FactTest, Name};
use crate::patterns::{self, Part, Reference};
use crate::references::{self, Problem};

/// What each parameter stands for: a permission or a node.
pub(super) type Arguments = Vec<(Name, Name)>;

/// The name with what its first part stands for in place of it.
pub(super) fn substituted(name: &Name, arguments: &[(Name, Name)]) -> Name {
    let (first, rest) = match name.split_once('.') {
        Some((first, rest)) => (first, Some(rest)),
        None => (name.as_str(), None),
    };
    match (arguments.iter().find(|(parameter, _)| parameter == first), rest) {
        (None, _) => name.clone(),
        (Some((_, value)), None) => value.clone(),
        (Some((_, value)), Some(rest)) => format_smolstr!("{value}.{rest}"),
    }
}

/// Whether `expr` names one of the parameters. A parameter has a name that nothing else has, so a name is enough.
pub(super) fn has_parameters(expr: &Expr, arguments: &[(Name, Name)]) -> bool {
    match expr {
        Expr::Parameter(_) => true,
        Expr::Fact(FactTest::IsPermission(_, name) | FactTest::ContainsPermission(_, name)) => {
            let first = name.split('.').next().unwrap_or_default();
            arguments.iter().any(|(parameter, _)| parameter == first)
        }
        other => other.parts().any(|part| has_parameters(part, arguments)),
    }
}

/// How many permissions and facts `expr` asks for with the arguments in place, before they are put there.
pub(super) fn size(expr: &Expr, index: &Index, arguments: &[(Name, Name)]) -> usize {
    match expr {
        Expr::Parameter(reference) => {
            let mut parts = written(reference, arguments);
            let mut values = 0;
            for part in &mut parts {
                if let Part::Index(_, known) = part {
                    values = known.len();
                    *part = Part::Any;
                }
            }
            let several = values > 0 || patterns::is_pattern(&parts);
            if several { index.sorted.count(&parts).saturating_add(values) } else { 1 }
        }
        Expr::All(_) | Expr::Any(_) | Expr::Not(_) | Expr::When { .. } => {
            expr.parts().map(|part| size(part, index, arguments)).fold(0, usize::saturating_add)
        }
        _ => 1,
    }
}

/// The parts of a reference with the argument in place of its parameter.
fn written(reference: &Reference, arguments: &[(Name, Name)]) -> Vec<Part> {
    let Some(Part::Name(first)) = reference.parts.first() else { return reference.parts.clone() };
    let argument = patterns::plain(&substituted(first, arguments));
    argument.into_iter().chain(reference.parts.iter().skip(1).cloned()).collect()
}

/// Puts arguments in place of parameters. What the policy does not have is told to `problems`, in the words of the template
/// and with the name that they make, and is forbidden.
pub(super) fn substitute(
    expr: &mut Expr,
    index: &Index,
    arguments: &[(Name, Name)],
    problems: &mut dyn FnMut(String, String, Problem),
) {
    match expr {
        Expr::Parameter(reference) => {
            let words = reference.to_string();
            let written = Reference { parts: written(reference, arguments), ..reference.clone() };
            *expr = match references::expr(index, &written) {
                Ok(found) => found,
                Err(problem) => {
                    problems(words, patterns::words(&written.parts), problem);
                    Expr::False
                }
            };
        }
        Expr::Fact(FactTest::IsPermission(_, name) | FactTest::ContainsPermission(_, name)) => {
            let words = name.to_string();
            *name = substituted(name, arguments);
            if let Err(problem) = references::permission(index, &patterns::plain(name)) {
                problems(words, name.to_string(), problem);
                *expr = Expr::False;
            }
        }
        other => other.parts_mut().for_each(|part| substitute(part, index, arguments, problems)),
    }
}
