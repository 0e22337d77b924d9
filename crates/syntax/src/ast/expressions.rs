use super::names::scope_of;
use super::{AstNode as _, Path, Requirement, Word, child, children, choice, keyword, nodes, word, words};
use crate::kind::SyntaxKind;

nodes! {
    /// Operands joined by `and`, or by `or`; one operand alone is itself.
    Expr = Expr;
    /// `not …`; an even number of `not` cancels out.
    Not = Not;
    /// `( … )`
    Group = Group;
    /// `any of (…)`, `any of settings.*`
    AnyOf = AnyOf;
    /// `all of (…)`, `all of settings.*`
    AllOf = AllOf;
    /// `by task.export_type { … }`
    ByTable = ByTable;
    /// `customers, products: export_customers`
    ByRow = ByRow;
    /// `can customers.export_customers with include_personal_data`
    Can = Can;
    /// `with a`, `with (a, b)`
    WithOptions = WithOptions;
    /// A permission, a fact, or a fact compared with something.
    Test = Test;
    /// A label where a name belongs: a mistake.
    LabelRef = LabelRef;
    /// Words that are no expression: a mistake.
    BadOperand = BadOperand;
    /// `is …`
    IsTest = IsTest;
    /// `one of (…)` after `is`
    IsOneOf = IsOneOf;
    /// `in …` after `is`
    IsIn = IsIn;
    /// `holds all of …`
    HoldsAll = HoldsAll;
    /// `contains …`
    Contains = Contains;
    /// `< 5`
    Ordering = Ordering;
    /// `= 5`: a mistake.
    SlipEquals = SlipEquals;
    /// A number, a day, a name or a text that something is compared with.
    Value = Value;
}

choice! {
    /// An operand.
    Operand {
        /// `not …`
        Not(Not),
        /// `( … )`
        Group(Group),
        /// `any of (…)`
        AnyOf(AnyOf),
        /// `all of (…)`
        AllOf(AllOf),
        /// `by … { … }`
        ByTable(ByTable),
        /// `can …`
        Can(Can),
        /// A permission or a test of a fact.
        Test(Test),
        /// A mistake.
        LabelRef(LabelRef),
        /// A mistake.
        BadOperand(BadOperand),
    }
}

choice! {
    /// What a name is compared with.
    Comparison {
        /// `is …`
        Is(IsTest),
        /// `holds all of …`
        HoldsAll(HoldsAll),
        /// `contains …`
        Contains(Contains),
        /// `< …`
        Ordering(Ordering),
        /// A mistake.
        Slip(SlipEquals),
    }
}

/// What joins the operands of an expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Operator {
    /// `and`
    And,
    /// `or`
    Or,
}

impl Expr {
    /// The operands, in order.
    pub fn operands(&self) -> impl Iterator<Item = Operand> + use<> {
        children(&self.0)
    }

    /// The operators between them, in order, slips such as `&` included.
    pub fn operators(&self) -> Vec<(Operator, Word)> {
        let mut operators = Vec::new();
        for element in self.0.children_with_tokens() {
            let Some(token) = element.into_token() else {
                continue;
            };
            let operator = match (token.kind(), token.text()) {
                (SyntaxKind::Keyword, "and") | (SyntaxKind::SlipAnd, _) => Operator::And,
                (SyntaxKind::Keyword, "or") | (SyntaxKind::SlipOr, _) => Operator::Or,
                _ => continue,
            };
            operators.push((operator, Word::from(token)));
        }
        operators
    }

    /// The operator, where there is one and all are the same.
    pub fn operator(&self) -> Option<Operator> {
        let operators = self.operators();
        let (first, _) = operators.first()?;
        operators.iter().all(|(operator, _)| operator == first).then_some(*first)
    }
}

impl Not {
    /// Whether an odd number of `not` stands here.
    pub fn negates(&self) -> bool {
        words(&self.0, SyntaxKind::Keyword).count() % 2 == 1
    }

    /// What is negated.
    pub fn operand(&self) -> Option<Operand> {
        child(&self.0)
    }
}

impl Group {
    /// What stands in the parentheses.
    pub fn expr(&self) -> Option<Expr> {
        child(&self.0)
    }
}

macro_rules! with_list {
    ($($name:ident),*) => {$(
        impl $name {
            /// The members of the list, in order.
            pub fn members(&self) -> Vec<Expr> {
                self.0
                    .children()
                    .find(|node| node.kind() == SyntaxKind::ExprList)
                    .into_iter()
                    .flat_map(|list| list.children().filter_map(Expr::cast))
                    .collect()
            }

            /// The one pattern, where it stands in place of a list.
            pub fn pattern(&self) -> Option<Path> {
                child(&self.0)
            }

            /// The scope in which what fits the pattern is to be held.
            pub fn scope(&self) -> Option<Word> {
                scope_of(&self.0)
            }
        }
    )*};
}

with_list!(AnyOf, AllOf);

impl ByTable {
    /// The fact whose value chooses the row.
    pub fn fact(&self) -> Option<Path> {
        child(&self.0)
    }

    /// The rows, in order.
    pub fn rows(&self) -> Vec<ByRow> {
        self.0
            .children()
            .find(|node| node.kind() == SyntaxKind::ByRows)
            .into_iter()
            .flat_map(|rows| rows.children().filter_map(ByRow::cast))
            .collect()
    }
}

impl ByRow {
    /// The values that the row is for.
    pub fn values(&self) -> Vec<Word> {
        words(&self.0, SyntaxKind::Ident).collect()
    }

    /// What is required for them.
    pub fn requirement(&self) -> Option<Requirement> {
        child(&self.0)
    }
}

impl Can {
    /// The action's id.
    pub fn action(&self) -> Option<Path> {
        child(&self.0)
    }

    /// The options that are asked for too.
    pub fn with(&self) -> Option<WithOptions> {
        child(&self.0)
    }
}

impl WithOptions {
    /// The options' ids, in order.
    pub fn options(&self) -> Vec<Word> {
        match self.0.children().find(|node| node.kind() == SyntaxKind::OptionList) {
            Some(list) => words(&list, SyntaxKind::Ident).collect(),
            None => words(&self.0, SyntaxKind::Ident).collect(),
        }
    }
}

impl Test {
    /// What is tested.
    pub fn path(&self) -> Option<Path> {
        child(&self.0)
    }

    /// What it is compared with.
    pub fn comparison(&self) -> Option<Comparison> {
        child(&self.0)
    }

    /// The scope in which the permission is to be held.
    pub fn scope(&self) -> Option<Word> {
        scope_of(&self.0)
    }
}

impl LabelRef {
    /// The label.
    pub fn label(&self) -> Option<Word> {
        word(&self.0, SyntaxKind::String)
    }
}

impl BadOperand {
    /// The words.
    pub fn text(&self) -> String {
        self.0.text().to_string().trim().to_owned()
    }

    /// Whether it may be the words of a label written without quotes: it starts with a capital letter. Such words are no
    /// error of the text alone; all other operands of this kind are, and are told of by the parser.
    pub fn is_words(&self) -> bool {
        self.text().starts_with(char::is_uppercase)
    }
}

impl IsTest {
    /// Whether `not` follows `is`.
    pub fn is_not(&self) -> bool {
        keyword(&self.0, "not").is_some()
    }

    /// `is one of (…)`
    pub fn one_of(&self) -> Option<IsOneOf> {
        child(&self.0)
    }

    /// `is in …`
    pub fn is_in(&self) -> Option<IsIn> {
        child(&self.0)
    }

    /// `is …`
    pub fn value(&self) -> Option<Value> {
        child(&self.0)
    }
}

impl IsOneOf {
    /// The values, in order.
    pub fn values(&self) -> Vec<Value> {
        self.0
            .children()
            .find(|node| node.kind() == SyntaxKind::ValueList)
            .into_iter()
            .flat_map(|list| list.children().filter_map(Value::cast))
            .collect()
    }
}

impl IsIn {
    /// The set.
    pub fn set(&self) -> Option<Path> {
        child(&self.0)
    }
}

impl HoldsAll {
    /// The permissions that are to be held.
    pub fn set(&self) -> Option<Path> {
        child(&self.0)
    }
}

impl Contains {
    /// The member.
    pub fn value(&self) -> Option<Value> {
        child(&self.0)
    }
}

impl Ordering {
    /// `<`, `<=`, `>` or `>=`.
    pub fn sign(&self) -> Option<Word> {
        word(&self.0, SyntaxKind::OrderingSign)
    }

    /// What is compared with.
    pub fn value(&self) -> Option<Value> {
        child(&self.0)
    }
}

impl SlipEquals {
    /// `=`, `==` or `!=`.
    pub fn sign(&self) -> Option<Word> {
        word(&self.0, SyntaxKind::EqualsSign)
    }

    /// What is compared with.
    pub fn value(&self) -> Option<Value> {
        child(&self.0)
    }
}

impl Value {
    /// The name, where it is one.
    pub fn path(&self) -> Option<Path> {
        child(&self.0)
    }

    /// The number, where it is one.
    pub fn number(&self) -> Option<Word> {
        word(&self.0, SyntaxKind::Number)
    }

    /// The day, where it is one or looks like one; [`crate::date::days`] tells.
    pub fn date(&self) -> Option<Word> {
        word(&self.0, SyntaxKind::Date)
    }

    /// The string, where it is one.
    pub fn string(&self) -> Option<Word> {
        word(&self.0, SyntaxKind::String)
    }

    /// The text as written.
    pub fn text(&self) -> String {
        self.0.text().to_string().trim().to_owned()
    }
}
