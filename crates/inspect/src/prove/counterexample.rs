use placet_compiler::{Case, Name};

/// A case in which a claim is not so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counterexample {
    /// What is held, and the facts that matter.
    pub case: Case,
    /// What the policy answers in it, for each `can` of the claim.
    pub answers: Vec<CanAnswer>,
}

/// What a policy answers to a `can`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CanAnswer {
    /// The action's id.
    pub action: Name,
    /// The options that are asked for too.
    pub options: Vec<Name>,
    /// Whether it is allowed.
    pub allowed: bool,
}

impl Counterexample {
    /// Whether the block fails today: the claim has one `can` only, so the policy keeps it just where that is answered the
    /// other way round.
    pub fn fails_today(&self) -> bool {
        self.answers.len() == 1
    }

    /// The case as a `test` block. Of a claim with one `can` it expects the answer that keeps the claim, else the answers of
    /// today. Of a claim without any a test has nothing to expect: [`Case::statements`] says the case.
    pub fn test(&self, name: &str) -> Option<String> {
        let expected = match self.answers.as_slice() {
            [] => return None,
            [one] => {
                vec!["// fails today, and passes once the claim is kept".to_owned(), one.expectation(!one.allowed)]
            }
            several => std::iter::once("// what the policy answers today, against the claim".to_owned())
                .chain(several.iter().map(|one| one.expectation(one.allowed)))
                .collect(),
        };
        Some(self.case.test(name, &expected))
    }

    /// The case as a block that expects what the policy answers today.
    pub(super) fn today(&self, name: &str) -> String {
        let expected: Vec<String> = self.answers.iter().map(|one| one.expectation(one.allowed)).collect();
        self.case.test(name, &expected)
    }
}

impl CanAnswer {
    fn expectation(&self, allow: bool) -> String {
        let word = if allow { "allow" } else { "deny" };
        match self.options.as_slice() {
            [] => format!("{word} {}", self.action),
            [one] => format!("{word} {} with {one}", self.action),
            several => format!("{word} {} with ({})", self.action, several.join(", ")),
        }
    }
}
