//! Plans: what some actions ask of users, ready to be worked out.

mod formula;
mod maker;

use self::maker::Maker;
use super::nodes::Nodes;
use super::program::Writer;
use crate::batch::{BatchError, Buffer};
use crate::ids::{ActionId, FactId};
use crate::policy::Policy;
use crate::request::{Request, RequestError};

/// What some actions ask of users, some facts given: a row for each action.
///
/// Made by [`Policy::plan`]; used with any number of [`Columns`](super::Columns), from any number of
/// threads. It stays good as long as the facts do.
#[derive(Clone, Debug)]
pub struct Plan<'b> {
    /// The columns that are looked at, then the formulas.
    pub(super) words: Words<'b>,
    /// How many columns are looked at.
    pub(super) used: usize,
    /// How many slots formulas go to besides.
    pub(super) slots: usize,
    pub(super) rows: usize,
    /// How many columns there have to be.
    pub(super) columns: usize,
}

#[derive(Clone, Debug)]
pub(super) enum Words<'b> {
    Lent(&'b [u32]),
    #[cfg(feature = "alloc")]
    Own(alloc::vec::Vec<u32>),
}

impl Words<'_> {
    pub(super) fn as_slice(&self) -> &[u32] {
        match self {
            Self::Lent(words) => words,
            #[cfg(feature = "alloc")]
            Self::Own(words) => words,
        }
    }
}

impl Policy<'_> {
    /// A plan of these actions under the request's facts, each with all the options that the request
    /// asks for. What the request's user holds is of no matter; facts that it leaves out are unknown.
    ///
    /// `own` names boolean facts that differ from user to user: each has a column, behind those of the
    /// permissions, in this order, and is known of everybody.
    ///
    /// The plan is kept in `buffer`. How much room it takes is found out by making it: where there is
    /// too little, the error says how much to give for another attempt, at most two times. With the
    /// feature `alloc` there is [`Self::plan_owned`].
    ///
    /// Takes time linear in the policy and in the actions' options.
    ///
    /// # Errors
    ///
    /// - [`BatchError::TooSmall`] where the buffer is.
    /// - [`BatchError::NotBoolean`] where `own` names another fact.
    /// - [`BatchError::Request`] for what [`Self::decide`] refuses of any of the actions.
    pub fn plan<'b>(
        &self,
        actions: &[ActionId],
        request: &Request<'_>,
        own: &[FactId],
        buffer: &'b mut [u32],
    ) -> Result<Plan<'b>, BatchError> {
        let made = self.make_plan(actions, request, own, buffer)?;
        let words = buffer.get(made.from..made.end).unwrap_or_default();
        Ok(made.plan(Words::Lent(words)))
    }

    /// [`Self::plan`], in memory of its own.
    ///
    /// # Errors
    ///
    /// As [`Self::plan`], but for the buffer.
    #[cfg(feature = "alloc")]
    pub fn plan_owned(
        &self,
        actions: &[ActionId],
        request: &Request<'_>,
        own: &[FactId],
    ) -> Result<Plan<'static>, BatchError> {
        let mut buffer = alloc::vec::Vec::new();
        loop {
            match self.make_plan(actions, request, own, &mut buffer) {
                Ok(made) => {
                    let words = buffer.get(made.from..made.end).unwrap_or_default().to_vec();
                    return Ok(made.plan(Words::Own(words)));
                }
                Err(BatchError::TooSmall { needed, given, .. }) if needed > given => buffer.resize(needed, 0),
                Err(error) => return Err(error),
            }
        }
    }

    fn make_plan(
        &self,
        actions: &[ActionId],
        request: &Request<'_>,
        own: &[FactId],
        buffer: &mut [u32],
    ) -> Result<Made, BatchError> {
        self.check_scopes(request)?;
        for action in actions {
            self.clauses_of(*action).ok_or(RequestError::UnknownAction(*action))?;
            for option in request.options() {
                let (action, option) = (*action, *option);
                let own = self.clauses_of_option(action, option);
                own.ok_or(RequestError::UnknownOption { action, option })?;
            }
        }
        for fact in own {
            self.is_boolean(*fact).then_some(()).ok_or(BatchError::NotBoolean(*fact))?;
        }
        let nodes = Nodes { policy: self, request, own };
        let (count, columns) = (nodes.len(), nodes.columns());
        let from = count.saturating_mul(2).saturating_add(columns);
        // The smallest plan of all has two words a row.
        let least = from.saturating_add(actions.len().saturating_mul(2));
        Buffer::Plan.require(buffer.len(), least)?;
        let given = buffer.len();
        let (work, program) = buffer.split_at_mut_checked(from).unwrap_or_default();
        let (to, rest) = work.split_at_mut_checked(count).unwrap_or_default();
        let (uses, column) = rest.split_at_mut_checked(count).unwrap_or_default();
        let mut maker = Maker { nodes, actions, to, uses, column, writer: Writer::new(program), used: 0, slots: 0 };
        maker.make();
        let end = from.saturating_add(maker.writer.len);
        let (used, slots) = (maker.used as usize, maker.slots as usize);
        Buffer::Plan.require(given, end)?;
        Ok(Made { from, end, used, slots, rows: actions.len(), columns })
    }
}

/// Where in its buffer a plan is.
struct Made {
    from: usize,
    end: usize,
    used: usize,
    slots: usize,
    rows: usize,
    columns: usize,
}

impl Made {
    fn plan(self, words: Words<'_>) -> Plan<'_> {
        let Self { used, slots, rows, columns, .. } = self;
        Plan { words, used, slots, rows, columns }
    }
}
