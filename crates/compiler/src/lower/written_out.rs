//! Expressions with every `can` written out: what the action asked for requires, its gates and prohibitions included.

use super::TooLarge;
use crate::db::{Db, PolicySet};
use crate::expand::{Requirement, action_requirement, circular_actions};
use crate::model::Expr;

/// The expression with every `can` written out, as long as its tests fit into what is left and no chain of them is
/// longer than `depth`.
pub(super) fn written_out(
    db: &dyn Db,
    set: PolicySet,
    expr: &Expr,
    left: &mut usize,
    depth: usize,
) -> Result<Expr, TooLarge> {
    let mut one = |part: &Expr| written_out(db, set, part, left, depth);
    Ok(match expr {
        Expr::All(parts) => Expr::all(parts.iter().map(one).collect::<Result<Vec<_>, _>>()?),
        Expr::Any(parts) => Expr::any(parts.iter().map(one).collect::<Result<Vec<_>, _>>()?),
        Expr::When { condition, then, otherwise } => Expr::When {
            condition: Box::new(one(condition)?),
            then: Box::new(one(then)?),
            otherwise: Box::new(one(otherwise)?),
        },
        Expr::Can { action, options } => {
            let is_circular = circular_actions(db, set).binary_search(action).is_ok();
            let requirement = action_requirement(db, set, action.clone());
            let Some(requirement) = requirement.as_ref().filter(|_| !is_circular) else {
                take(left, 1)?;
                return Ok(Expr::False);
            };
            let Requirement { clauses, options: known } = requirement.as_ref();
            let wanted = known.iter().filter(|(id, _)| options.contains(id)).map(|(_, expr)| expr);
            let depth = depth.checked_sub(1).ok_or(TooLarge::Chain)?;
            let before = *left;
            let mut parts = Vec::new();
            for part in clauses.iter().chain(wanted) {
                parts.push(written_out(db, set, part, left, depth)?);
            }
            // One that asks for nothing counts too: a few lines can ask for it without end.
            take(left, usize::from(*left == before))?;
            Expr::all(parts)
        }
        other => {
            take(left, tests(other))?;
            other.clone()
        }
    })
}

/// Takes `tests` from those that are left.
fn take(left: &mut usize, tests: usize) -> Result<(), TooLarge> {
    *left = left.checked_sub(tests).ok_or(TooLarge::Tests)?;
    Ok(())
}

/// How many tests of permissions and facts an expression has, without what `can` brings.
fn tests(expr: &Expr) -> usize {
    match expr {
        Expr::All(_) | Expr::Any(_) | Expr::Not(_) | Expr::When { .. } => {
            expr.parts().map(tests).fold(0, usize::saturating_add)
        }
        _ => 1,
    }
}
