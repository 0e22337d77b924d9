//! A test of facts as an expression.

use placet_compiler::FactTest;

use super::functions::Writer;

impl Writer<'_> {
    /// That the facts are known, and the test comes out like this.
    pub(super) fn known(&self, test: &FactTest, outcome: bool) -> Result<String, String> {
        let field = |fact| self.facts.field(fact);
        let is = |sign: &str, other: &str| if outcome { sign.to_owned() } else { other.to_owned() };
        Ok(match test {
            FactTest::True(fact) => format!("{} == Some({outcome})", field(fact)?),
            FactTest::Is(fact, value) => {
                format!("{}.is_some_and(|one| one {} {})", field(fact)?, is("==", "!="), self.facts.value(fact, value)?)
            }
            FactTest::LessThan(fact, number) => {
                format!("{}.is_some_and(|one| one {} {:?})", field(fact)?, is("<", ">="), number.0)
            }
            FactTest::AtMost(fact, number) => {
                format!("{}.is_some_and(|one| one {} {:?})", field(fact)?, is("<=", ">"), number.0)
            }
            FactTest::Same(a, b) => format!("{}({}, {})", is("same", "differ"), field(a)?, field(b)?),
            FactTest::Member(one, set) => format!("{}({}, {})", is("is_in", "is_not_in"), field(one)?, field(set)?),
            FactTest::ContainsPermission(set, permission) => {
                let not = is("", "!");
                format!("{}.is_some_and(|set| {not}has(set, {}))", field(set)?, self.names.permission(permission)?)
            }
            other => return Err(format!("no Rust for {other:?}")),
        })
    }
}
