use std::collections::BTreeSet;

use placet_logic::{Function, Literal, NotDecided, Space};

use super::cells::{Cells, Kind};

/// Products that together are a function.
#[derive(Debug, Clone, Default)]
pub(super) struct Cover {
    pub(super) products: Vec<Product>,
    /// Whether some of the function is left.
    pub(super) more: bool,
}

/// The cells that are allowed, for each dimension.
pub(super) type Product = Vec<BTreeSet<usize>>;

/// The shorter of two covers: with the facts that are tested first dropped first, and with those tested last.
pub(super) fn cover(
    space: &Space,
    function: &Function,
    dimensions: &[Cells],
    limit: usize,
) -> Result<Cover, NotDecided> {
    let forward: Vec<usize> = (0..dimensions.len()).collect();
    let backward: Vec<usize> = forward.iter().rev().copied().collect();
    let covering = Covering { space, function, dimensions };
    let first = covering.ordered(&backward, limit)?;
    if first.products.len() <= 1 && !first.more {
        return Ok(first);
    }
    let second = covering.ordered(&forward, limit)?;
    let weight = |cover: &Cover| (cover.more, cover.products.iter().map(|one| covering.weight(one)).sum::<usize>());
    Ok(if weight(&second) < weight(&first) { second } else { first })
}

struct Covering<'a> {
    space: &'a Space,
    function: &'a Function,
    dimensions: &'a [Cells],
}

impl Covering<'_> {
    fn ordered(&self, order: &[usize], limit: usize) -> Result<Cover, NotDecided> {
        let mut products: Vec<(Product, Function)> = Vec::new();
        let mut left = self.function.clone();
        let mut more = false;
        while let Some(world) = self.space.smallest(&left, &|_| 0)? {
            if products.len() >= limit {
                more = true;
                break;
            }
            let product = self.widened(self.product(&world), order)?;
            let made = self.function_of(&product)?;
            left = self.space.and_not(&left, &made)?;
            products.push((product, made));
        }
        if !more {
            self.thin(&mut products)?;
        }
        let mut products: Vec<Product> = products.into_iter().map(|(product, _)| product).collect();
        products.sort_by_cached_key(|product| self.place(product));
        Ok(Cover { products, more })
    }

    /// The cells that a world is in. What it doesn't tell may be anything, so the first that fits will do.
    fn product(&self, world: &[Literal]) -> Product {
        let told = |(variable, value): &Literal| world.iter().all(|(other, told)| other != variable || told == value);
        let mut product = Product::new();
        for dimension in self.dimensions {
            let cell = dimension.cells.iter().position(|cell| cell.iter().all(told));
            product.push(cell.into_iter().collect());
        }
        product
    }

    /// The product with as many cells as the function allows.
    fn widened(&self, mut product: Product, order: &[usize]) -> Result<Product, NotDecided> {
        for at in order {
            let Some(dimension) = self.dimensions.get(*at) else { continue };
            let all: BTreeSet<usize> = (0..dimension.cells.len()).collect();
            if self.try_with(&mut product, *at, all.clone())? {
                continue;
            }
            let is_line = matches!(dimension.kind, Kind::Line { .. });
            // Of a line, all but one value can be said, and else a range.
            let now = product.get(*at).cloned().unwrap_or_default();
            let mut but_one = false;
            for point in all.difference(&now).filter(|cell| dimension.point(**cell).is_some()) {
                let others = all.iter().filter(|cell| *cell != point).copied().collect();
                but_one = self.try_with(&mut product, *at, others)?;
                if but_one {
                    break;
                }
            }
            if but_one {
                continue;
            }
            while let Some(now) = product.get(*at).cloned() {
                let mut grown = false;
                for cell in all.difference(&now) {
                    // A line is widened at its ends only: a range is what can be said.
                    let beside = now.iter().any(|other| other.abs_diff(*cell) == 1);
                    if is_line && !beside {
                        continue;
                    }
                    let Some(mut wider) = product.get(*at).cloned() else { break };
                    wider.insert(*cell);
                    grown |= self.try_with(&mut product, *at, wider)?;
                }
                if !grown {
                    break;
                }
            }
        }
        Ok(product)
    }

    fn try_with(&self, product: &mut Product, at: usize, cells: BTreeSet<usize>) -> Result<bool, NotDecided> {
        let mut wider = product.clone();
        if let Some(place) = wider.get_mut(at) {
            *place = cells;
        }
        let fits = self.space.implies(&self.function_of(&wider)?, self.function)?;
        if fits {
            *product = wider;
        }
        Ok(fits)
    }

    /// Leaves out the products that the others cover, long ones first.
    fn thin(&self, products: &mut Vec<(Product, Function)>) -> Result<(), NotDecided> {
        let mut order: Vec<usize> = (0..products.len()).collect();
        order.sort_by_key(|at| std::cmp::Reverse(products.get(*at).map_or(0, |(product, _)| self.weight(product))));
        let mut kept: BTreeSet<usize> = order.iter().copied().collect();
        for at in order {
            let mut others = self.space.no();
            for (_, function) in products
                .iter()
                .enumerate()
                .filter(|(other, _)| kept.contains(other) && *other != at)
                .map(|(_, one)| one)
            {
                others = self.space.or(&others, function)?;
            }
            if kept.len() > 1 && self.space.implies(self.function, &others)? {
                kept.remove(&at);
            }
        }
        let mut at = 0_usize;
        products.retain(|_| {
            let keep = kept.contains(&at);
            at = at.saturating_add(1);
            keep
        });
        Ok(())
    }

    fn function_of(&self, product: &Product) -> Result<Function, NotDecided> {
        let mut all = self.space.yes();
        for (cells, dimension) in product.iter().zip(self.dimensions).rev() {
            if cells.len() == dimension.cells.len() {
                continue;
            }
            let mut any = self.space.no();
            for cell in cells.iter().filter_map(|cell| dimension.cells.get(*cell)) {
                any = self.space.or(&any, &self.space.world(cell)?)?;
            }
            all = self.space.and(&any, &all)?;
        }
        Ok(all)
    }

    /// What stands before what: facts that are tested first, and values that are declared first.
    fn place(&self, product: &Product) -> Vec<(bool, Vec<usize>)> {
        let places = product.iter().zip(self.dimensions);
        places.map(|(cells, of)| (cells.len() == of.cells.len(), cells.iter().copied().collect())).collect()
    }

    /// How many facts it speaks of.
    fn weight(&self, product: &Product) -> usize {
        product.iter().zip(self.dimensions).filter(|(cells, dimension)| cells.len() < dimension.cells.len()).count()
    }
}
