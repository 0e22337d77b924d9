//! What leads where in the end: of each name, all that its edges lead to. How much that is in all is limited.

/// All that each number leads to, ascending and without itself.
pub(crate) type Lists = Vec<Vec<u32>>;

/// More than there may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TooMuch {
    /// How much there is at least, all lists together.
    pub(crate) total: usize,
    /// How long the list of each number is; of those that were not looked at, 0.
    sizes: Vec<usize>,
}

impl TooMuch {
    /// Of the numbers from `first` on, the one with the longest list, and how long that is.
    pub(crate) fn most(&self, first: usize) -> Option<(usize, usize)> {
        let sizes = self.sizes.iter().copied().enumerate().skip(first);
        sizes.max_by_key(|(at, size)| (*size, std::cmp::Reverse(*at)))
    }
}

/// What each number leads to by `direct`, where that is at most `limit` in all. On a circle, some of it.
///
/// # Errors
///
/// - [`TooMuch`] where it is more; no more than the limit and one list was looked at then.
pub(crate) fn closures(direct: &[Vec<u32>], limit: usize) -> Result<Lists, TooMuch> {
    let mut work = Work { lists: vec![Vec::new(); direct.len()], met: vec![u32::MAX; direct.len()], total: 0, limit };
    let mut seen = vec![false; direct.len()];
    for start in 0..number(direct.len()) {
        // What a number leads to comes before it.
        let mut open = vec![(start, 0)];
        while let Some((at, next)) = open.last_mut() {
            let targets = get(direct, *at).map(Vec::as_slice).unwrap_or_default();
            if *next == 0 && get(&seen, *at) == Some(&true) {
                open.pop();
                continue;
            }
            if let Some(slot) = seen.get_mut(index(*at)) {
                *slot = true;
            }
            match targets.get(*next) {
                Some(target) => {
                    *next = next.saturating_add(1);
                    if get(&seen, *target) == Some(&false) {
                        open.push((*target, 0));
                    }
                }
                None => {
                    work.list(*at, targets)?;
                    open.pop();
                }
            }
        }
    }
    Ok(work.lists)
}

struct Work {
    lists: Lists,
    /// The number for which each was met last.
    met: Vec<u32>,
    total: usize,
    limit: usize,
}

impl Work {
    fn list(&mut self, at: u32, targets: &[u32]) -> Result<(), TooMuch> {
        let Work { lists, met, .. } = self;
        let mut targets: Vec<u32> = targets.to_vec();
        // What leads to most comes first: of what is met then, everything further is met already.
        targets.sort_by_key(|one| std::cmp::Reverse(get(lists, *one).map_or(0, Vec::len)));
        let mut list = Vec::new();
        for target in targets {
            if !meet(met, at, target) {
                continue;
            }
            list.push(target);
            for further in get(lists, target).map(Vec::as_slice).unwrap_or_default() {
                if meet(met, at, *further) {
                    list.push(*further);
                }
            }
        }
        // Nearly in order where one of the lists is most of it: the sort finds that.
        list.sort();
        self.total = self.total.saturating_add(list.len());
        if let Some(slot) = self.lists.get_mut(index(at)) {
            *slot = list;
        }
        if self.total > self.limit {
            return Err(TooMuch { total: self.total, sizes: self.lists.iter().map(Vec::len).collect() });
        }
        Ok(())
    }
}

/// Whether it wasn't met for `at` before.
fn meet(met: &mut [u32], at: u32, one: u32) -> bool {
    match met.get_mut(index(one)) {
        Some(met) if one != at && *met != at => {
            *met = at;
            true
        }
        _ => false,
    }
}

fn get<T>(list: &[T], at: u32) -> Option<&T> {
    list.get(index(at))
}

fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

fn number(size: usize) -> u32 {
    u32::try_from(size).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_hold_what_is_reached_on_any_way() {
        let direct = [vec![1, 2], vec![3], vec![3], vec![], vec![0]];
        let lists = closures(&direct, 100).unwrap_or_default();
        assert_eq!(lists, [vec![1, 2, 3], vec![3], vec![3], vec![], vec![0, 1, 2, 3]]);
    }

    #[test]
    fn a_chain_at_the_limit_has_its_lists_and_one_past_it_has_none() {
        let chain = |count: u32| (1..=count).map(|next| if next < count { vec![next] } else { vec![] }).collect();
        let chain: Vec<Vec<u32>> = chain(100);
        assert_eq!(closures(&chain, 4_950).map(|lists| lists.iter().map(Vec::len).sum()), Ok(4_950));
        let past = closures(&chain, 4_949).unwrap_err();
        assert_eq!((past.total, past.most(0), past.most(1)), (4_950, Some((0, 99)), Some((1, 98))));
    }

    #[test]
    fn a_circle_ends() {
        assert!(closures(&[vec![1], vec![2], vec![0]], 100).is_ok());
    }
}
