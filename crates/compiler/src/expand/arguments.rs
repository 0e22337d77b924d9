//! The arguments of an instance in place of its template's parameters.

use crate::model::{Expr, FactTest, Name};

pub(super) fn substituted(argument: &Name, arguments: &[(Name, Name)]) -> Name {
    let found = arguments.iter().find(|(parameter, _)| parameter == argument);
    found.map_or_else(|| argument.clone(), |(_, value)| value.clone())
}

/// Whether `expr` names one of the parameters. A parameter has a name that nothing else has, so a name is enough.
pub(super) fn has_parameters(expr: &Expr, arguments: &[(Name, Name)]) -> bool {
    let is_parameter = |name: &Name| arguments.iter().any(|(parameter, _)| parameter == name);
    match expr {
        Expr::Parameter(_) => true,
        Expr::Fact(FactTest::IsPermission(_, name) | FactTest::ContainsPermission(_, name)) => is_parameter(name),
        Expr::All(parts) | Expr::Any(parts) => parts.iter().any(|part| has_parameters(part, arguments)),
        Expr::Not(inner) => has_parameters(inner, arguments),
        Expr::When { condition, then, otherwise } => {
            [condition, then, otherwise].into_iter().any(|part| has_parameters(part, arguments))
        }
        Expr::True | Expr::False | Expr::Holds(_) | Expr::HoldsAll(_) | Expr::Fact(_) | Expr::Can { .. } => false,
    }
}

pub(super) fn substitute(expr: &mut Expr, arguments: &[(Name, Name)]) {
    match expr {
        Expr::Parameter(name) => *expr = Expr::Holds(substituted(name, arguments)),
        Expr::Fact(FactTest::IsPermission(_, name) | FactTest::ContainsPermission(_, name)) => {
            *name = substituted(name, arguments);
        }
        Expr::All(parts) | Expr::Any(parts) => parts.iter_mut().for_each(|part| substitute(part, arguments)),
        Expr::Not(inner) => substitute(inner, arguments),
        Expr::When { condition, then, otherwise } => {
            substitute(condition, arguments);
            substitute(then, arguments);
            substitute(otherwise, arguments);
        }
        Expr::True | Expr::False | Expr::Holds(_) | Expr::HoldsAll(_) | Expr::Fact(_) | Expr::Can { .. } => {}
    }
}
