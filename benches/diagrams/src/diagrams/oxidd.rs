//! `oxidd`: functions are nodes of a manager, which all functions share.

use std::collections::hash_map::RandomState;

use num_bigint::BigUint;
use oxidd::bcdd::BCDDFunction;
use oxidd::bdd::BDDFunction;
use oxidd::error::OutOfMemory;
use oxidd::{BooleanFunctionQuant, Manager, ManagerRef};
use oxidd_core::util::SatCountCache;

use super::{BUDGET, Diagrams, Full};

/// How large a manager is; that is settled when it is made.
pub(crate) trait Size {
    /// The most nodes in it, of all functions together.
    const NODES: usize;
    /// How many results it remembers.
    const CACHE: usize;
}

/// For a whole policy set, or a hard function without a budget.
pub(crate) enum Large {}

impl Size for Large {
    const NODES: usize = 1 << 22;
    const CACHE: usize = 1 << 18;
}

/// For one action, and for a function with a budget.
pub(crate) enum Budgeted {}

impl Size for Budgeted {
    const NODES: usize = BUDGET;
    const CACHE: usize = 1 << 12;
}

/// A kind of diagram that the library has.
pub(crate) trait Kind: BooleanFunctionQuant {
    /// Makes a manager.
    fn manager(nodes: usize, cache: usize) -> Self::ManagerRef;
}

impl Kind for BDDFunction {
    fn manager(nodes: usize, cache: usize) -> Self::ManagerRef {
        oxidd::bdd::new_manager(nodes, cache, 1)
    }
}

impl Kind for BCDDFunction {
    fn manager(nodes: usize, cache: usize) -> Self::ManagerRef {
        oxidd::bcdd::new_manager(nodes, cache, 1)
    }
}

/// A manager with its variables.
pub(crate) struct Managed<F: Kind, S: Size> {
    manager: F::ManagerRef,
    variables: Vec<F>,
    constants: [F; 2],
    size: std::marker::PhantomData<S>,
}

impl From<OutOfMemory> for Full {
    fn from(_: OutOfMemory) -> Full {
        Full
    }
}

impl<F: Kind, S: Size> Managed<F, S> {
    /// Frees what no function needs; says how many nodes are left.
    pub(crate) fn collect(&self) -> usize {
        self.manager.with_manager_shared(|manager| {
            manager.gc();
            manager.num_inner_nodes()
        })
    }
}

impl<F: Kind, S: Size> Diagrams for Managed<F, S> {
    type Function = F;

    fn new(count: usize) -> Result<Managed<F, S>, Full> {
        let manager = F::manager(S::NODES, S::CACHE);
        let count = u32::try_from(count).map_err(|_| Full)?;
        let (variables, constants) = manager.with_manager_exclusive(|manager| {
            let range = manager.add_vars(count);
            let variables: Result<Vec<F>, OutOfMemory> = range.map(|variable| F::var(manager, variable)).collect();
            (variables, [F::f(manager), F::t(manager)])
        });
        Ok(Managed { manager, variables: variables?, constants, size: std::marker::PhantomData })
    }

    fn constant(&self, value: bool) -> F {
        let [never, always] = &self.constants;
        if value { always.clone() } else { never.clone() }
    }

    fn variable(&self, variable: usize) -> Result<F, Full> {
        self.variables.get(variable).cloned().ok_or(Full)
    }

    fn not(&self, f: &F) -> Result<F, Full> {
        Ok(f.not()?)
    }

    fn and(&self, f: &F, g: &F) -> Result<F, Full> {
        Ok(f.and(g)?)
    }

    fn or(&self, f: &F, g: &F) -> Result<F, Full> {
        Ok(f.or(g)?)
    }

    fn when(&self, f: &F, g: &F, h: &F) -> Result<F, Full> {
        Ok(f.ite(g, h)?)
    }

    fn equivalent(&self, f: &F, g: &F) -> Result<bool, Full> {
        Ok(f == g)
    }

    fn implies(&self, f: &F, g: &F) -> Result<bool, Full> {
        Ok(f.imp(g)?.valid())
    }

    fn count(&self, f: &F, variables: usize) -> BigUint {
        let variables = u32::try_from(variables).unwrap_or(u32::MAX);
        f.sat_count(variables, &mut SatCountCache::<BigUint, RandomState>::default())
    }

    fn exists(&self, f: &F, variables: &[usize]) -> Result<F, Full> {
        let mut together = self.constant(true);
        for variable in variables.iter().rev() {
            together = self.variable(*variable)?.and(&together)?;
        }
        Ok(f.exists(&together)?)
    }

    fn free(&self) {
        self.collect();
    }

    fn nodes(&self, f: &F) -> usize {
        f.node_count()
    }
}
