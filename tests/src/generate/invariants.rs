//! Invariants.

use super::Generator;
use super::names::Visible;
use super::words::{above, label};

impl Generator {
    /// Claims about every decision; nobody has proved them.
    pub(super) fn invariants(&mut self) {
        if !self.rng.chance(12) {
            return;
        }
        let visible = Visible { resources: self.names.resources.iter().cloned().collect(), ..Visible::default() };
        let name = label(&mut self.rng).trim_end_matches('"').to_owned();
        let number = self.number();
        let between = *self.rng.pick(&[" ", "\n    "]);
        let claim = self.claim(&visible);
        let claim = match self.rng.below(4) {
            0 => format!("always {claim}"),
            1 => format!("always {claim}{}implies {}", self.rng.pick(&[" ", "\n    "]), self.claim(&visible)),
            2 => format!("no user {claim}"),
            _ => format!("no role {claim}"),
        };
        let text = format!("{}invariant {name} {number}\"{between}{claim}", above(&mut self.rng));
        self.items.push(text);
    }
}
