//! The kinds of tokens and nodes, one for each rule of the grammar that leaves something in the tree.

use crate::grammar::Rule;

/// The kind of a token or a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u16)]
pub enum SyntaxKind {
    /// Spaces and tabs within a line.
    Blank,
    /// A line break.
    Newline,
    /// A `///` line.
    Doc,
    /// A `//` line.
    Comment,
    /// A byte order mark at the start of the file.
    Bom,
    /// An identifier.
    Ident,
    /// A number.
    Number,
    /// A string with its quotes.
    String,
    /// The token `l_brace` of the grammar.
    LBrace,
    /// The token `r_brace` of the grammar.
    RBrace,
    /// The token `l_paren` of the grammar.
    LParen,
    /// The token `r_paren` of the grammar.
    RParen,
    /// The token `comma` of the grammar.
    Comma,
    /// The token `colon` of the grammar.
    Colon,
    /// The token `dot` of the grammar.
    Dot,
    /// The token `slash` of the grammar.
    Slash,
    /// The token `hash` of the grammar.
    Hash,
    /// An action's bare name.
    NameText,
    /// A second action name that does not start with an upper-case letter.
    BadName,
    /// An option's words.
    Phrase,
    /// The token `slip_and` of the grammar.
    SlipAnd,
    /// The token `slip_or` of the grammar.
    SlipOr,
    /// The token `ordering_sign` of the grammar.
    OrderingSign,
    /// The token `equals_sign` of the grammar.
    EqualsSign,
    /// A day, or what looks like one.
    Date,
    /// The token `l_bracket` of the grammar.
    LBracket,
    /// The token `r_bracket` of the grammar.
    RBracket,
    /// `*` in a pattern: any one part of a name.
    Star,
    /// `**` in a pattern: any parts of a name.
    Stars,
    /// A word of the language.
    Keyword,
    /// Text that no rule names: what stands inside an error node.
    Text,
    /// The node `path` of the grammar.
    Path,
    /// The node `bad_line` of the grammar.
    BadLine,
    /// The node `bad_item` of the grammar.
    BadItem,
    /// The node `junk` of the grammar.
    Junk,
    /// The node `entry_junk` of the grammar.
    EntryJunk,
    /// The node `list_junk` of the grammar.
    ListJunk,
    /// The node `missing_close` of the grammar.
    MissingClose,
    /// The node `missing_paren` of the grammar.
    MissingParen,
    /// The node `missing_name` of the grammar.
    MissingName,
    /// The node `missing_part` of the grammar.
    MissingPart,
    /// The node `missing_expr` of the grammar.
    MissingExpr,
    /// The node `missing_of` of the grammar.
    MissingOf,
    /// The node `file` of the grammar.
    File,
    /// The node `permissions` of the grammar.
    Permissions,
    /// The node `permission_list` of the grammar.
    PermissionList,
    /// The node `permission` of the grammar.
    Permission,
    /// The node `verbs` of the grammar.
    Verbs,
    /// The node `subject` of the grammar.
    Subject,
    /// The node `context` of the grammar.
    Context,
    /// The node `resource` of the grammar.
    Resource,
    /// The node `field_list` of the grammar.
    FieldList,
    /// The node `field` of the grammar.
    Field,
    /// The node `fact_type` of the grammar.
    FactType,
    /// The node `one_of_type` of the grammar.
    OneOfType,
    /// The node `value_names` of the grammar.
    ValueNames,
    /// The node `role` of the grammar.
    Role,
    /// The node `role_list` of the grammar.
    RoleList,
    /// The node `includes` of the grammar.
    Includes,
    /// The node `grant` of the grammar.
    Grant,
    /// The node `section` of the grammar.
    Section,
    /// The node `template` of the grammar.
    Template,
    /// The node `on_resources` of the grammar.
    OnResources,
    /// The node `from_template` of the grammar.
    FromTemplate,
    /// The node `arguments` of the grammar.
    Arguments,
    /// The node `parameters` of the grammar.
    Parameters,
    /// The node `parameter` of the grammar.
    Parameter,
    /// The node `body` of the grammar.
    Body,
    /// The node `gate` of the grammar.
    Gate,
    /// The node `every` of the grammar.
    Every,
    /// The node `action` of the grammar.
    Action,
    /// The node `action_name` of the grammar.
    ActionName,
    /// The node `own_id` of the grammar.
    OwnId,
    /// The node `requires` of the grammar.
    Requires,
    /// The node `option` of the grammar.
    Option,
    /// The node `forbidden` of the grammar.
    Forbidden,
    /// The node `everyone` of the grammar.
    Everyone,
    /// The node `ungated` of the grammar.
    Ungated,
    /// The node `on_nothing` of the grammar.
    OnNothing,
    /// The node `bad_clause` of the grammar.
    BadClause,
    /// The node `guard` of the grammar.
    Guard,
    /// The node `otherwise` of the grammar.
    Otherwise,
    /// The node `because` of the grammar.
    Because,
    /// The node `nothing` of the grammar.
    Nothing,
    /// The node `denied` of the grammar.
    Denied,
    /// The node `expr` of the grammar.
    Expr,
    /// The node `not` of the grammar.
    Not,
    /// The node `group` of the grammar.
    Group,
    /// The node `any_of` of the grammar.
    AnyOf,
    /// The node `all_of` of the grammar.
    AllOf,
    /// The node `expr_list` of the grammar.
    ExprList,
    /// The node `can` of the grammar.
    Can,
    /// The node `with_options` of the grammar.
    WithOptions,
    /// The node `option_list` of the grammar.
    OptionList,
    /// The node `by_table` of the grammar.
    ByTable,
    /// The node `by_rows` of the grammar.
    ByRows,
    /// The node `by_row` of the grammar.
    ByRow,
    /// The node `test` of the grammar.
    Test,
    /// The node `is_test` of the grammar.
    IsTest,
    /// The node `is_one_of` of the grammar.
    IsOneOf,
    /// The node `is_in` of the grammar.
    IsIn,
    /// The node `holds_all` of the grammar.
    HoldsAll,
    /// The node `contains` of the grammar.
    Contains,
    /// The node `ordering` of the grammar.
    Ordering,
    /// The node `slip_equals` of the grammar.
    SlipEquals,
    /// The node `value` of the grammar.
    Value,
    /// The node `value_list` of the grammar.
    ValueList,
    /// The node `label_ref` of the grammar.
    LabelRef,
    /// The node `bad_operand` of the grammar.
    BadOperand,
    /// The node `test_block` of the grammar.
    TestBlock,
    /// The node `test_body` of the grammar.
    TestBody,
    /// The node `allow` of the grammar.
    Allow,
    /// The node `deny` of the grammar.
    Deny,
    /// The node `missing` of the grammar.
    Missing,
    /// The node `missing_set` of the grammar.
    MissingSet,
    /// The node `given` of the grammar.
    Given,
    /// The node `held` of the grammar.
    Held,
    /// The node `has_roles` of the grammar.
    HasRoles,
    /// The node `alternatives` of the grammar.
    Alternatives,
    /// The node `index` of the grammar.
    Index,
    /// The node `in_scope` of the grammar.
    InScope,
    /// The node `slip_scope` of the grammar.
    SlipScope,
    /// The node `formerly` of the grammar.
    Formerly,
    /// The node `former_names` of the grammar.
    FormerNames,
    /// The node `missing_bracket` of the grammar.
    MissingBracket,
    /// The node `family` of the grammar.
    Family,
    /// The node `deprecated` of the grammar.
    Deprecated,
    /// The node `implication` of the grammar.
    Implication,
    /// The node `scope` of the grammar.
    Scope,
    /// The node `enumeration` of the grammar.
    Enumeration,
    /// The node `enum_values` of the grammar.
    EnumValues,
    /// The node `enum_value` of the grammar.
    EnumValue,
    /// The node `for_each` of the grammar.
    ForEach,
    /// The node `missing_entry` of the grammar.
    MissingEntry,
    /// The node `invariant` of the grammar.
    Invariant,
    /// The node `implied` of the grammar.
    Implied,
}

/// What a rule of the grammar becomes in the tree.
pub(crate) enum Place {
    /// A token; what pest found inside it is its text.
    Token(SyntaxKind),
    /// A node.
    Node(SyntaxKind),
    /// Nothing of its own.
    Through,
}

impl SyntaxKind {
    /// Every kind, in the order of their numbers.
    pub const ALL: &'static [SyntaxKind] = &[
        SyntaxKind::Blank,
        SyntaxKind::Newline,
        SyntaxKind::Doc,
        SyntaxKind::Comment,
        SyntaxKind::Bom,
        SyntaxKind::Ident,
        SyntaxKind::Number,
        SyntaxKind::String,
        SyntaxKind::LBrace,
        SyntaxKind::RBrace,
        SyntaxKind::LParen,
        SyntaxKind::RParen,
        SyntaxKind::Comma,
        SyntaxKind::Colon,
        SyntaxKind::Dot,
        SyntaxKind::Slash,
        SyntaxKind::Hash,
        SyntaxKind::NameText,
        SyntaxKind::BadName,
        SyntaxKind::Phrase,
        SyntaxKind::SlipAnd,
        SyntaxKind::SlipOr,
        SyntaxKind::OrderingSign,
        SyntaxKind::EqualsSign,
        SyntaxKind::Date,
        SyntaxKind::LBracket,
        SyntaxKind::RBracket,
        SyntaxKind::Star,
        SyntaxKind::Stars,
        SyntaxKind::Keyword,
        SyntaxKind::Text,
        SyntaxKind::Path,
        SyntaxKind::BadLine,
        SyntaxKind::BadItem,
        SyntaxKind::Junk,
        SyntaxKind::EntryJunk,
        SyntaxKind::ListJunk,
        SyntaxKind::MissingClose,
        SyntaxKind::MissingParen,
        SyntaxKind::MissingName,
        SyntaxKind::MissingPart,
        SyntaxKind::MissingExpr,
        SyntaxKind::MissingOf,
        SyntaxKind::File,
        SyntaxKind::Permissions,
        SyntaxKind::PermissionList,
        SyntaxKind::Permission,
        SyntaxKind::Verbs,
        SyntaxKind::Subject,
        SyntaxKind::Context,
        SyntaxKind::Resource,
        SyntaxKind::FieldList,
        SyntaxKind::Field,
        SyntaxKind::FactType,
        SyntaxKind::OneOfType,
        SyntaxKind::ValueNames,
        SyntaxKind::Role,
        SyntaxKind::RoleList,
        SyntaxKind::Includes,
        SyntaxKind::Grant,
        SyntaxKind::Section,
        SyntaxKind::Template,
        SyntaxKind::OnResources,
        SyntaxKind::FromTemplate,
        SyntaxKind::Arguments,
        SyntaxKind::Parameters,
        SyntaxKind::Parameter,
        SyntaxKind::Body,
        SyntaxKind::Gate,
        SyntaxKind::Every,
        SyntaxKind::Action,
        SyntaxKind::ActionName,
        SyntaxKind::OwnId,
        SyntaxKind::Requires,
        SyntaxKind::Option,
        SyntaxKind::Forbidden,
        SyntaxKind::Everyone,
        SyntaxKind::Ungated,
        SyntaxKind::OnNothing,
        SyntaxKind::BadClause,
        SyntaxKind::Guard,
        SyntaxKind::Otherwise,
        SyntaxKind::Because,
        SyntaxKind::Nothing,
        SyntaxKind::Denied,
        SyntaxKind::Expr,
        SyntaxKind::Not,
        SyntaxKind::Group,
        SyntaxKind::AnyOf,
        SyntaxKind::AllOf,
        SyntaxKind::ExprList,
        SyntaxKind::Can,
        SyntaxKind::WithOptions,
        SyntaxKind::OptionList,
        SyntaxKind::ByTable,
        SyntaxKind::ByRows,
        SyntaxKind::ByRow,
        SyntaxKind::Test,
        SyntaxKind::IsTest,
        SyntaxKind::IsOneOf,
        SyntaxKind::IsIn,
        SyntaxKind::HoldsAll,
        SyntaxKind::Contains,
        SyntaxKind::Ordering,
        SyntaxKind::SlipEquals,
        SyntaxKind::Value,
        SyntaxKind::ValueList,
        SyntaxKind::LabelRef,
        SyntaxKind::BadOperand,
        SyntaxKind::TestBlock,
        SyntaxKind::TestBody,
        SyntaxKind::Allow,
        SyntaxKind::Deny,
        SyntaxKind::Missing,
        SyntaxKind::MissingSet,
        SyntaxKind::Given,
        SyntaxKind::Held,
        SyntaxKind::HasRoles,
        SyntaxKind::Alternatives,
        SyntaxKind::Index,
        SyntaxKind::InScope,
        SyntaxKind::SlipScope,
        SyntaxKind::Formerly,
        SyntaxKind::FormerNames,
        SyntaxKind::MissingBracket,
        SyntaxKind::Family,
        SyntaxKind::Deprecated,
        SyntaxKind::Implication,
        SyntaxKind::Scope,
        SyntaxKind::Enumeration,
        SyntaxKind::EnumValues,
        SyntaxKind::EnumValue,
        SyntaxKind::ForEach,
        SyntaxKind::MissingEntry,
        SyntaxKind::Invariant,
        SyntaxKind::Implied,
    ];

    /// Whether the kind says nothing about the policy: white space and comments.
    pub fn is_trivia(self) -> bool {
        matches!(
            self,
            SyntaxKind::Blank | SyntaxKind::Newline | SyntaxKind::Doc | SyntaxKind::Comment | SyntaxKind::Bom
        )
    }

    /// Whether the kind marks wrong text, or a place where something is missing.
    pub fn is_error(self) -> bool {
        matches!(
            self,
            SyntaxKind::BadLine
                | SyntaxKind::BadItem
                | SyntaxKind::Junk
                | SyntaxKind::EntryJunk
                | SyntaxKind::ListJunk
                | SyntaxKind::MissingClose
                | SyntaxKind::MissingParen
                | SyntaxKind::MissingName
                | SyntaxKind::MissingPart
                | SyntaxKind::MissingExpr
                | SyntaxKind::MissingOf
                | SyntaxKind::BadName
                | SyntaxKind::BadClause
                | SyntaxKind::SlipAnd
                | SyntaxKind::SlipOr
                | SyntaxKind::SlipEquals
                | SyntaxKind::BadOperand
                | SyntaxKind::MissingBracket
                | SyntaxKind::SlipScope
        )
    }
}

/// Where a rule goes in the tree. The match is exhaustive, so that a new rule of the grammar needs a decision here.
pub(crate) fn place(rule: Rule) -> Place {
    use Place::{Node, Through, Token};
    match rule {
        Rule::EOI
        | Rule::s
        | Rule::t
        | Rule::word_char
        | Rule::gap
        | Rule::line_end
        | Rule::plain_string
        | Rule::string_run
        | Rule::curly_string
        | Rule::missing_quote
        | Rule::quote
        | Rule::reserved
        | Rule::brace_run
        | Rule::paren_run
        | Rule::item
        | Rule::close
        | Rule::fact_head
        | Rule::body_item
        | Rule::between_names
        | Rule::name_end
        | Rule::clause
        | Rule::tail
        | Rule::requirement
        | Rule::operand
        | Rule::positive
        | Rule::comparison
        | Rule::operand_end
        | Rule::statement
        | Rule::date_sign
        | Rule::item_start
        | Rule::item_word
        | Rule::below_starts
        | Rule::clause_start
        | Rule::starts_requires
        | Rule::two_words
        | Rule::named
        | Rule::claim_form
        | Rule::claim_start => Through,
        Rule::kw_permissions
        | Rule::kw_verbs
        | Rule::kw_imply
        | Rule::kw_subject
        | Rule::kw_context
        | Rule::kw_resource
        | Rule::kw_set
        | Rule::kw_one
        | Rule::kw_role
        | Rule::kw_roles
        | Rule::kw_includes
        | Rule::kw_template
        | Rule::kw_section
        | Rule::kw_on
        | Rule::kw_from
        | Rule::kw_opens
        | Rule::kw_every
        | Rule::kw_action
        | Rule::kw_requires
        | Rule::kw_to
        | Rule::kw_also
        | Rule::kw_forbidden
        | Rule::kw_allowed
        | Rule::kw_everyone
        | Rule::kw_ungated
        | Rule::kw_nothing
        | Rule::kw_if
        | Rule::kw_unless
        | Rule::kw_otherwise
        | Rule::kw_because
        | Rule::kw_and
        | Rule::kw_or
        | Rule::kw_not
        | Rule::kw_any
        | Rule::kw_all
        | Rule::kw_of
        | Rule::kw_is
        | Rule::kw_in
        | Rule::kw_holds
        | Rule::kw_contains
        | Rule::kw_can
        | Rule::kw_with
        | Rule::kw_by
        | Rule::kw_test
        | Rule::kw_has
        | Rule::kw_allow
        | Rule::kw_deny
        | Rule::kw_missing
        | Rule::kw_enum
        | Rule::kw_scope
        | Rule::kw_implication
        | Rule::kw_implies
        | Rule::kw_invariant
        | Rule::kw_always
        | Rule::kw_no
        | Rule::kw_user
        | Rule::kw_for
        | Rule::kw_each
        | Rule::kw_formerly
        | Rule::kw_deprecated
        | Rule::kw_use => Token(SyntaxKind::Keyword),
        Rule::blank => Token(SyntaxKind::Blank),
        Rule::newline => Token(SyntaxKind::Newline),
        Rule::doc => Token(SyntaxKind::Doc),
        Rule::comment => Token(SyntaxKind::Comment),
        Rule::bom => Token(SyntaxKind::Bom),
        Rule::ident => Token(SyntaxKind::Ident),
        Rule::number => Token(SyntaxKind::Number),
        Rule::string => Token(SyntaxKind::String),
        Rule::l_brace => Token(SyntaxKind::LBrace),
        Rule::r_brace => Token(SyntaxKind::RBrace),
        Rule::l_paren => Token(SyntaxKind::LParen),
        Rule::r_paren => Token(SyntaxKind::RParen),
        Rule::date => Token(SyntaxKind::Date),
        Rule::l_bracket => Token(SyntaxKind::LBracket),
        Rule::r_bracket => Token(SyntaxKind::RBracket),
        Rule::star => Token(SyntaxKind::Star),
        Rule::stars => Token(SyntaxKind::Stars),
        Rule::comma => Token(SyntaxKind::Comma),
        Rule::colon => Token(SyntaxKind::Colon),
        Rule::dot => Token(SyntaxKind::Dot),
        Rule::slash => Token(SyntaxKind::Slash),
        Rule::hash => Token(SyntaxKind::Hash),
        Rule::name_text => Token(SyntaxKind::NameText),
        Rule::bad_name => Token(SyntaxKind::BadName),
        Rule::phrase => Token(SyntaxKind::Phrase),
        Rule::slip_and => Token(SyntaxKind::SlipAnd),
        Rule::slip_or => Token(SyntaxKind::SlipOr),
        Rule::ordering_sign => Token(SyntaxKind::OrderingSign),
        Rule::equals_sign => Token(SyntaxKind::EqualsSign),
        Rule::path | Rule::name | Rule::pattern => Node(SyntaxKind::Path),
        Rule::bad_line => Node(SyntaxKind::BadLine),
        Rule::bad_item => Node(SyntaxKind::BadItem),
        Rule::junk => Node(SyntaxKind::Junk),
        Rule::entry_junk => Node(SyntaxKind::EntryJunk),
        Rule::list_junk | Rule::index_junk => Node(SyntaxKind::ListJunk),
        Rule::missing_close => Node(SyntaxKind::MissingClose),
        Rule::missing_paren => Node(SyntaxKind::MissingParen),
        Rule::missing_name => Node(SyntaxKind::MissingName),
        Rule::missing_part => Node(SyntaxKind::MissingPart),
        Rule::missing_expr => Node(SyntaxKind::MissingExpr),
        Rule::missing_of => Node(SyntaxKind::MissingOf),
        Rule::file => Node(SyntaxKind::File),
        Rule::permissions => Node(SyntaxKind::Permissions),
        Rule::permission_list => Node(SyntaxKind::PermissionList),
        Rule::permission => Node(SyntaxKind::Permission),
        Rule::verbs => Node(SyntaxKind::Verbs),
        Rule::subject => Node(SyntaxKind::Subject),
        Rule::context => Node(SyntaxKind::Context),
        Rule::resource => Node(SyntaxKind::Resource),
        Rule::field_list => Node(SyntaxKind::FieldList),
        Rule::field => Node(SyntaxKind::Field),
        Rule::fact_type => Node(SyntaxKind::FactType),
        Rule::one_of_type => Node(SyntaxKind::OneOfType),
        Rule::value_names => Node(SyntaxKind::ValueNames),
        Rule::role => Node(SyntaxKind::Role),
        Rule::role_list => Node(SyntaxKind::RoleList),
        Rule::includes => Node(SyntaxKind::Includes),
        Rule::grant => Node(SyntaxKind::Grant),
        Rule::section => Node(SyntaxKind::Section),
        Rule::template => Node(SyntaxKind::Template),
        Rule::on_resources => Node(SyntaxKind::OnResources),
        Rule::from_template => Node(SyntaxKind::FromTemplate),
        Rule::arguments => Node(SyntaxKind::Arguments),
        Rule::parameters => Node(SyntaxKind::Parameters),
        Rule::parameter => Node(SyntaxKind::Parameter),
        Rule::body => Node(SyntaxKind::Body),
        Rule::gate => Node(SyntaxKind::Gate),
        Rule::every => Node(SyntaxKind::Every),
        Rule::action => Node(SyntaxKind::Action),
        Rule::action_name => Node(SyntaxKind::ActionName),
        Rule::own_id => Node(SyntaxKind::OwnId),
        Rule::requires => Node(SyntaxKind::Requires),
        Rule::option => Node(SyntaxKind::Option),
        Rule::forbidden => Node(SyntaxKind::Forbidden),
        Rule::everyone => Node(SyntaxKind::Everyone),
        Rule::ungated => Node(SyntaxKind::Ungated),
        Rule::on_nothing => Node(SyntaxKind::OnNothing),
        Rule::bad_clause => Node(SyntaxKind::BadClause),
        Rule::guard => Node(SyntaxKind::Guard),
        Rule::otherwise => Node(SyntaxKind::Otherwise),
        Rule::because => Node(SyntaxKind::Because),
        Rule::nothing => Node(SyntaxKind::Nothing),
        Rule::denied => Node(SyntaxKind::Denied),
        Rule::expr => Node(SyntaxKind::Expr),
        Rule::not => Node(SyntaxKind::Not),
        Rule::group => Node(SyntaxKind::Group),
        Rule::any_of => Node(SyntaxKind::AnyOf),
        Rule::all_of => Node(SyntaxKind::AllOf),
        Rule::expr_list => Node(SyntaxKind::ExprList),
        Rule::can => Node(SyntaxKind::Can),
        Rule::with_options => Node(SyntaxKind::WithOptions),
        Rule::option_list => Node(SyntaxKind::OptionList),
        Rule::by_table => Node(SyntaxKind::ByTable),
        Rule::by_rows => Node(SyntaxKind::ByRows),
        Rule::by_row => Node(SyntaxKind::ByRow),
        Rule::test => Node(SyntaxKind::Test),
        Rule::is_test => Node(SyntaxKind::IsTest),
        Rule::is_one_of => Node(SyntaxKind::IsOneOf),
        Rule::is_in => Node(SyntaxKind::IsIn),
        Rule::holds_all => Node(SyntaxKind::HoldsAll),
        Rule::contains => Node(SyntaxKind::Contains),
        Rule::ordering => Node(SyntaxKind::Ordering),
        Rule::slip_equals => Node(SyntaxKind::SlipEquals),
        Rule::value => Node(SyntaxKind::Value),
        Rule::value_list => Node(SyntaxKind::ValueList),
        Rule::label_ref => Node(SyntaxKind::LabelRef),
        Rule::bad_operand | Rule::slip_kind => Node(SyntaxKind::BadOperand),
        Rule::test_block => Node(SyntaxKind::TestBlock),
        Rule::test_body => Node(SyntaxKind::TestBody),
        Rule::allow => Node(SyntaxKind::Allow),
        Rule::deny => Node(SyntaxKind::Deny),
        Rule::missing => Node(SyntaxKind::Missing),
        Rule::missing_set => Node(SyntaxKind::MissingSet),
        Rule::given => Node(SyntaxKind::Given),
        Rule::held => Node(SyntaxKind::Held),
        Rule::has_roles => Node(SyntaxKind::HasRoles),
        Rule::alternatives => Node(SyntaxKind::Alternatives),
        Rule::index => Node(SyntaxKind::Index),
        Rule::in_scope => Node(SyntaxKind::InScope),
        Rule::slip_scope => Node(SyntaxKind::SlipScope),
        Rule::formerly | Rule::former => Node(SyntaxKind::Formerly),
        Rule::former_names => Node(SyntaxKind::FormerNames),
        Rule::missing_bracket => Node(SyntaxKind::MissingBracket),
        Rule::family => Node(SyntaxKind::Family),
        Rule::deprecated => Node(SyntaxKind::Deprecated),
        Rule::implication => Node(SyntaxKind::Implication),
        Rule::scope => Node(SyntaxKind::Scope),
        Rule::enumeration => Node(SyntaxKind::Enumeration),
        Rule::enum_values => Node(SyntaxKind::EnumValues),
        Rule::enum_value => Node(SyntaxKind::EnumValue),
        Rule::for_each => Node(SyntaxKind::ForEach),
        Rule::missing_entry => Node(SyntaxKind::MissingEntry),
        Rule::invariant => Node(SyntaxKind::Invariant),
        Rule::implied => Node(SyntaxKind::Implied),
    }
}

/// The tree's language, for rowan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {}

impl rowan::Language for Language {
    type Kind = SyntaxKind;

    fn kind_from_raw(raw: rowan::SyntaxKind) -> SyntaxKind {
        SyntaxKind::ALL.get(usize::from(raw.0)).copied().unwrap_or(SyntaxKind::Text)
    }

    fn kind_to_raw(kind: SyntaxKind) -> rowan::SyntaxKind {
        rowan::SyntaxKind(kind as u16)
    }
}

/// A node of the tree.
pub type SyntaxNode = rowan::SyntaxNode<Language>;
/// A token of the tree.
pub type SyntaxToken = rowan::SyntaxToken<Language>;
/// A node or a token.
pub type SyntaxElement = rowan::SyntaxElement<Language>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_at_its_own_number() {
        for (index, kind) in SyntaxKind::ALL.iter().enumerate() {
            assert_eq!(*kind as usize, index);
        }
    }
}
