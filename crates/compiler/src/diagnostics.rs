//! What the compiler tells authors: one file a code. The listing of this folder is the list of mistakes that can be told
//! once names and types are known; those that the text alone shows are in the syntax crate.

mod action_without_id;
mod action_without_requires;
mod ambiguous_permission;
mod asks_too_much;
mod boolean_compared;
mod boolean_with_other;
mod brings_too_much;
mod by_needs_values;
mod can_in_condition;
mod can_other_resource;
mod circular_action;
mod circular_implication;
mod circular_role;
mod circular_template;
mod compared_with_itself;
mod context_alone;
mod contradiction;
mod declared_twice;
mod different_types;
mod duplicate_parameter;
mod duplicate_value;
mod empty_pattern;
mod every_reads_resource;
mod everyone_and_requires;
mod everyone_behind_gate;
mod fact_in_scope;
mod for_each_needs_values;
mod gate_reads_resource;
mod impossible_entities;
mod index_outside_rule;
mod instance_behind_gate;
mod instance_does_not_fit;
mod instance_without_gate;
mod label_in_rule;
mod manifest_key;
mod manifest_missing;
mod manifest_value;
mod missing_otherwise;
mod missing_row;
mod newer_language;
mod not_a_family;
mod not_a_number;
mod not_a_permission_set;
mod not_a_set;
mod not_boolean;
mod nothing_without_gate;
mod old_id_of_several;
mod old_name_taken;
mod on_needs_a_resource;
mod on_nothing_reads_resource;
mod on_nothing_without_resource;
mod only_the_subject_holds;
mod parameter_hides;
mod parameter_type;
mod parameter_use;
mod pattern_alone;
mod permission_compared;
mod permission_given;
mod permission_group_as_one;
mod permission_in_condition;
mod renamed;
mod repeated_row;
mod resource_not_in_section;
mod rule_too_large;
mod says_too_little;
mod second_gate;
mod second_gate_of_template;
mod second_subject;
mod set_compared;
mod set_of_plain;
mod set_of_set;
mod test_without_claim;
mod text_too_long;
mod too_many;
mod too_many_options;
mod type_name_taken;
mod unknown_action;
mod unknown_enum;
mod unknown_fact;
mod unknown_level;
mod unknown_lint;
mod unknown_option;
mod unknown_permission;
mod unknown_resource;
mod unknown_role;
mod unknown_scope;
mod unknown_template;
mod unknown_type;
mod unknown_value;
mod unknown_verb;
mod unreadable_manifest;
mod variable_hides;
mod words_for_name;
mod wrong_argument;
mod wrong_arguments;
mod wrong_index;
mod wrong_value;

pub(crate) use action_without_id::action_without_id;
pub(crate) use action_without_requires::action_without_requires;
pub(crate) use ambiguous_permission::ambiguous_permission;
pub(crate) use asks_too_much::asks_too_much;
pub(crate) use boolean_compared::boolean_compared;
pub(crate) use boolean_with_other::boolean_with_other;
pub(crate) use brings_too_much::{grants_too_much, implies_too_much};
pub(crate) use by_needs_values::by_needs_values;
pub(crate) use can_in_condition::can_in_condition;
pub(crate) use can_other_resource::can_other_resource;
pub(crate) use circular_action::circular_action;
pub(crate) use circular_implication::circular_implication;
pub(crate) use circular_role::circular_role;
pub(crate) use circular_template::circular_template;
pub(crate) use compared_with_itself::compared_with_itself;
pub(crate) use context_alone::context_alone;
pub(crate) use contradiction::contradiction;
pub(crate) use declared_twice::duplicate;
pub(crate) use different_types::different_types;
pub(crate) use duplicate_parameter::duplicate_parameter;
pub(crate) use duplicate_value::duplicate_value;
pub(crate) use empty_pattern::empty_pattern;
pub(crate) use every_reads_resource::every_reads_resource;
pub(crate) use everyone_and_requires::everyone_and_requires;
pub(crate) use everyone_behind_gate::everyone_behind_gate;
pub(crate) use fact_in_scope::fact_in_scope;
pub(crate) use for_each_needs_values::for_each_needs_values;
pub(crate) use gate_reads_resource::gate_reads_resource;
pub(crate) use impossible_entities::impossible_entities;
pub(crate) use index_outside_rule::index_outside_rule;
pub(crate) use instance_behind_gate::instance_behind_gate;
pub(crate) use instance_does_not_fit::{instance_argument, instance_does_not_fit};
pub(crate) use instance_without_gate::instance_without_gate;
pub(crate) use label_in_rule::label_in_rule;
pub(crate) use manifest_key::manifest_key;
pub(crate) use manifest_missing::manifest_missing;
pub(crate) use manifest_value::manifest_value;
pub(crate) use missing_otherwise::missing_otherwise;
pub(crate) use missing_row::missing_row;
pub(crate) use newer_language::newer_language;
pub(crate) use not_a_family::not_a_family;
pub(crate) use not_a_number::not_a_number;
pub(crate) use not_a_permission_set::not_a_permission_set;
pub(crate) use not_a_set::not_a_set;
pub(crate) use not_boolean::not_boolean;
pub(crate) use nothing_without_gate::nothing_without_gate;
pub(crate) use old_id_of_several::old_id_of_several;
pub(crate) use old_name_taken::old_name_taken;
pub(crate) use on_needs_a_resource::on_needs_a_resource;
pub(crate) use on_nothing_reads_resource::on_nothing_reads_resource;
pub(crate) use on_nothing_without_resource::on_nothing_without_resource;
pub(crate) use only_the_subject_holds::only_the_subject_holds;
pub(crate) use parameter_hides::parameter_hides;
pub(crate) use parameter_type::parameter_type;
pub(crate) use parameter_use::parameter_use;
pub(crate) use pattern_alone::{pattern_alone, pattern_for_one};
pub(crate) use permission_compared::permission_compared;
pub(crate) use permission_given::permission_given;
pub(crate) use permission_group_as_one::permission_group_as_one;
pub(crate) use permission_in_condition::permission_in_condition;
pub(crate) use renamed::renamed;
pub(crate) use repeated_row::repeated_row;
pub(crate) use resource_not_in_section::resource_not_in_section;
pub(crate) use rule_too_large::{chain_too_long, rule_too_large, rule_with_can_too_large};
pub(crate) use says_too_little::says_too_little;
pub(crate) use second_gate::second_gate;
pub(crate) use second_gate_of_template::second_gate_of_template;
pub(crate) use second_subject::second_subject;
pub(crate) use set_compared::set_compared;
pub(crate) use set_of_plain::set_of_plain;
pub(crate) use set_of_set::set_of_set;
pub(crate) use test_without_claim::test_without_claim;
pub(crate) use text_too_long::text_too_long;
pub(crate) use too_many::too_many;
pub(crate) use too_many_options::too_many_options;
pub(crate) use type_name_taken::type_name_taken;
pub(crate) use unknown_action::unknown_action;
pub(crate) use unknown_enum::unknown_enum;
pub(crate) use unknown_fact::unknown_fact;
pub(crate) use unknown_level::unknown_level;
pub(crate) use unknown_lint::unknown_lint;
pub(crate) use unknown_option::unknown_option;
pub(crate) use unknown_permission::{Otherwise, unknown_node, unknown_permission};
pub(crate) use unknown_resource::unknown_resource;
pub(crate) use unknown_role::unknown_role;
pub(crate) use unknown_scope::unknown_scope;
pub(crate) use unknown_template::unknown_template;
pub(crate) use unknown_type::unknown_type;
pub(crate) use unknown_value::unknown_value;
pub(crate) use unknown_verb::unknown_verb;
pub(crate) use unreadable_manifest::unreadable_manifest;
pub(crate) use variable_hides::variable_hides;
pub(crate) use words_for_name::words_for_name;
pub(crate) use wrong_argument::wrong_argument;
pub(crate) use wrong_arguments::wrong_arguments;
pub(crate) use wrong_index::{index_of_other_values, index_without_values};
pub(crate) use wrong_value::{wrong_entity, wrong_value};

use crate::model::FactType;

/// Every code of this crate with what it is about, sorted.
pub const CODES: &[(&str, &str)] = &[
    ("action-without-id", "The name of an action has no letters or digits."),
    ("action-without-requires", "An action has clauses, but none that says what it requires."),
    ("ambiguous-permission", "A permission starts with the name of a subject, a context or a resource."),
    ("asks-too-much", "What rules ask for, written out, adds up to more than it may."),
    ("boolean-compared", "A boolean is compared with true or false."),
    ("boolean-with-other", "A boolean is compared with something."),
    ("brings-too-much", "What permissions imply, or roles grant, adds up to more than it may."),
    ("by-needs-values", "A `by` table over something without a list of values."),
    ("can-in-condition", "`not`, `if`, `unless` or `forbidden` looks at an action."),
    ("can-other-resource", "`can` asks for an action on a resource that is not there."),
    ("circular-action", "An action asks for itself through `can`."),
    ("circular-implication", "A permission brings itself, through verbs or implications."),
    ("circular-role", "A role includes itself, directly or through others."),
    ("circular-template", "A template contains an instance of itself."),
    ("compared-with-itself", "A fact is compared with itself."),
    ("context-alone", "A context stands where one of its facts belongs."),
    ("contradiction", "A test gives a fact two values."),
    ("declared-twice", "A name is declared twice in the policy set."),
    ("different-types", "Two facts of different types are compared."),
    ("duplicate-parameter", "Two parameters of a template have one name."),
    ("duplicate-value", "A value stands twice in `one of (…)`."),
    ("empty-pattern", "A pattern that no permission matches."),
    ("every-reads-resource", "An action on nothing stands under an `every action …` that reads its resource."),
    ("everyone-and-requires", "An action is allowed to everyone and requires something."),
    ("everyone-behind-gate", "`allowed to everyone` behind a gate."),
    ("fact-in-scope", "A fact is asked for in a scope."),
    ("for-each-needs-values", "`for each` over something that is no set of values."),
    ("gate-reads-resource", "A gate reads a fact of a resource."),
    ("impossible-entities", "A test says of two entities both that they are one and that they are not."),
    ("index-outside-rule", "A fact chooses a member of a family where there are no facts."),
    ("instance-behind-gate", "An action of a template is allowed to everyone, and its instance stands behind a gate."),
    ("instance-does-not-fit", "A template asks for permissions that what it is given does not have."),
    ("instance-without-gate", "An action of a template requires nothing, and its instance has no gate."),
    ("label-in-rule", "A label in quotes stands where a permission belongs."),
    ("manifest-key", "The manifest has a key that is not known."),
    ("manifest-missing", "The manifest has no name or no version of the language."),
    ("manifest-value", "A value of the manifest has the wrong type."),
    ("missing-otherwise", "All that an action requires is guarded, and nothing says what holds otherwise."),
    ("missing-row", "A `by` table does not cover every value."),
    ("newer-language", "The policy is written in a version of the language that is not known."),
    ("not-a-family", "Brackets stand behind something that is no family of permissions."),
    ("not-a-number", "Something that is neither a number nor a date is compared by size."),
    ("not-a-permission-set", "`holds all of` is given something that is no set of permissions."),
    ("not-a-set", "Something that is not a set is asked for its members."),
    ("not-boolean", "A fact that is not a boolean stands alone."),
    ("nothing-without-gate", "`requires nothing` where no gate is left."),
    ("old-id-of-several", "`formerly` under several names of actions."),
    ("old-name-taken", "An old name belongs to something else, too."),
    ("on-needs-a-resource", "`on` names a subject or a context."),
    ("on-nothing-reads-resource", "An action on nothing reads a fact of a resource."),
    ("on-nothing-without-resource", "`on nothing` in a section without a resource."),
    ("only-the-subject-holds", "Something other than the subject holds permissions."),
    ("parameter-hides", "A parameter has the name of a permission, a subject, a context or a resource."),
    ("parameter-type", "A parameter of a template has a type that templates do not take."),
    ("parameter-use", "A parameter of a template is used as what it does not stand for."),
    ("pattern-alone", "A pattern stands where one permission belongs."),
    ("permission-compared", "A permission is compared with something."),
    ("permission-given", "A test states a permission as if it were a fact."),
    ("permission-group-as-one", "A node of a permission matrix stands where one permission belongs."),
    ("permission-in-condition", "`not`, `if`, `unless` or `forbidden` looks at a permission."),
    ("renamed", "A permission or an action is called by an old name."),
    ("repeated-row", "A `by` table has two rows for one value."),
    ("resource-not-in-section", "A rule reads a fact of a resource that its section is not about."),
    ("rule-too-large", "A clause asks for too much, or for too long a chain of `can`."),
    ("says-too-little", "A test says something of a fact without giving it a value."),
    ("second-gate", "A section has two gates."),
    ("second-gate-of-template", "A section has a gate, and so has its template."),
    ("second-subject", "A second subject is declared."),
    ("set-compared", "A set is compared with `is`."),
    ("set-of-plain", "A set of booleans, numbers or dates."),
    ("set-of-set", "A set of sets."),
    ("test-without-claim", "A test neither allows nor denies."),
    ("text-too-long", "A text that a fact is compared with is too long."),
    ("too-many", "A policy set holds more than it may."),
    ("too-many-options", "An action has too many options."),
    ("type-name-taken", "A declaration has the name of a type of the language."),
    ("unknown-action", "An action is not declared."),
    ("unknown-enum", "An enumeration is not declared."),
    ("unknown-fact", "A subject, context or resource has no fact of that name."),
    ("unknown-level", "The manifest gives a lint a level that there is not."),
    ("unknown-lint", "The manifest gives a level to a lint that there is not."),
    ("unknown-option", "An action has no such option."),
    ("unknown-permission", "A rule, a role or a test names a permission that is not declared."),
    ("unknown-resource", "`on` names a resource that is not declared."),
    ("unknown-role", "A role is not declared."),
    ("unknown-scope", "A scope is not declared."),
    ("unknown-template", "A template is not declared."),
    ("unknown-type", "The type of a fact is not known."),
    ("unknown-value", "A value that a fact does not have."),
    ("unknown-verb", "A verb of `verbs … imply …` belongs to no permission."),
    ("unreadable-manifest", "The manifest is not valid TOML."),
    ("variable-hides", "The variable of a `for each` has the name of something else."),
    ("words-for-name", "Plain words stand where a permission or a fact belongs."),
    ("wrong-argument", "A template is given a permission for a group of them, or the other way round."),
    ("wrong-arguments", "A template is used with the wrong number of arguments."),
    ("wrong-index", "A family is asked for by something that does not have its values."),
    ("wrong-value", "A fact is compared with something of another type."),
];

/// A type as it reads after "is".
fn with_article(ty: &FactType) -> String {
    match ty {
        FactType::OneOf(_) => ty.to_string(),
        FactType::Entity(name) if name.starts_with(['a', 'e', 'i', 'o']) => format!("an {ty}"),
        _ => format!("a {ty}"),
    }
}

#[cfg(test)]
mod tests {
    use super::CODES;

    #[test]
    fn codes_are_sorted_and_each_is_there_once() {
        assert!(CODES.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }
}
