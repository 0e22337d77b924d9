/// A heap of at most `N` node ids, the largest on top.
pub(super) struct Pending<const N: usize> {
    heap: [u32; N],
    len: usize,
}

impl<const N: usize> Pending<N> {
    pub(super) const fn new() -> Self {
        Self { heap: [0; N], len: 0 }
    }

    /// Adds an id; `None` where there's no room.
    pub(super) fn push(&mut self, id: u32) -> Option<()> {
        let mut at = self.len;
        *self.heap.get_mut(at)? = id;
        self.len = self.len.wrapping_add(1);
        while let Some(below) = at.checked_sub(1) {
            let parent = below / 2;
            let over = self.id(parent);
            if over >= id {
                break;
            }
            self.set(at, over);
            at = parent;
        }
        self.set(at, id);
        Some(())
    }

    /// Takes the largest id out, and all its doubles.
    pub(super) fn take_largest(&mut self) -> Option<u32> {
        let largest = self.take()?;
        while self.len > 0 && self.id(0) == largest {
            self.take();
        }
        Some(largest)
    }

    fn take(&mut self) -> Option<u32> {
        let last = self.len.checked_sub(1)?;
        let largest = self.id(0);
        let sinking = self.id(last);
        self.len = last;
        let mut at: usize = 0;
        loop {
            // `N` is far below half of what a usize holds.
            let left = at.wrapping_mul(2).wrapping_add(1);
            let right = left.wrapping_add(1);
            if left >= last {
                break;
            }
            let larger = if right < last && self.id(right) > self.id(left) { right } else { left };
            let under = self.id(larger);
            if under <= sinking {
                break;
            }
            self.set(at, under);
            at = larger;
        }
        self.set(at, sinking);
        Some(largest)
    }

    fn id(&self, at: usize) -> u32 {
        self.heap.get(at).copied().unwrap_or(0)
    }

    fn set(&mut self, at: usize, id: u32) {
        if let Some(slot) = self.heap.get_mut(at) {
            *slot = id;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Pending;

    #[test]
    fn ids_come_out_largest_first_and_once() {
        let mut pending = Pending::<8>::new();
        for id in [3, 9, 2, 9, 5, 3, 9, 7] {
            assert_eq!(pending.push(id), Some(()));
        }
        assert_eq!(pending.push(4), None);
        let out = core::array::from_fn(|_| pending.take_largest());
        assert_eq!(out, [Some(9), Some(7), Some(5), Some(3), Some(2), None]);
    }

    #[test]
    fn every_order_of_seven_pushes_sorts() {
        // 5040 orders, each by the digits of its number in the factorial system.
        for order in 0..5040_u32 {
            let mut left = [1, 2, 3, 4, 5, 6, 7_u32];
            let mut rest = order;
            let mut pending = Pending::<7>::new();
            for size in (1..=7_usize).rev() {
                let pick = rest as usize % size;
                rest /= size as u32;
                assert!(left.get(pick).is_some_and(|id| pending.push(*id).is_some()));
                left.copy_within(pick + 1.., pick);
            }
            for id in (1..=7).rev() {
                assert_eq!(pending.take_largest(), Some(id));
            }
            assert_eq!(pending.take_largest(), None);
        }
    }
}
