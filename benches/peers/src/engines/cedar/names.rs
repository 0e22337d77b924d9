//! From the names of permissions to a decision.

use std::collections::{HashMap, HashSet};

use cedar_policy::{
    Authorizer, Context, Decision, Entities, Entity, EntityId, EntityTypeName, EntityUid, Request, RestrictedExpression,
};

use super::request::{texts, uid};
use super::{Cedar, Style};

/// What a service keeps from request to request.
pub struct FromNames<'c> {
    cedar: &'c Cedar<'c>,
    authorizer: Authorizer,
    user: EntityUid,
    resource: EntityUid,
    actions: Vec<EntityUid>,
    permission: EntityTypeName,
}

impl<'c> FromNames<'c> {
    /// For one of the styles with all in the context, or with permissions as parents.
    ///
    /// # Errors
    ///
    /// - Where a name is none of Cedar's.
    pub fn new(cedar: &'c Cedar<'c>) -> Result<FromNames<'c>, String> {
        let id = |kind, id| uid(kind, id).ok_or_else(|| format!("no Cedar for `{id}`"));
        let actions = cedar.set.transcript.actions.iter().map(|one| id("Action", &one.id));
        Ok(FromNames {
            cedar,
            authorizer: Authorizer::new(),
            user: id("User", "u")?,
            resource: id("Resource", "r")?,
            actions: actions.collect::<Result<_, _>>()?,
            permission: "Permission".parse().map_err(|_| "no kind of Cedar's")?,
        })
    }

    /// Whether a user with these permissions may do it, nothing being known of any fact.
    pub fn allowed(&self, action: usize, names: &[&str]) -> bool {
        self.decide(action, names).unwrap_or(false)
    }

    fn decide(&self, action: usize, names: &[&str]) -> Option<bool> {
        let things = self.cedar.set.things.get(action)?.iter();
        let mut context = Vec::new();
        for thing in things {
            context.push((thing.to_string(), RestrictedExpression::new_record([]).ok()?));
        }
        context.push(("options".to_owned(), texts(std::iter::empty())));
        let mut entities = Entities::empty();
        match self.cedar.style {
            Style::Parents => {
                let parent =
                    |name: &&str| EntityUid::from_type_name_and_id(self.permission.clone(), EntityId::new(*name));
                let parents: HashSet<EntityUid> = names.iter().map(parent).collect();
                let user = Entity::new(self.user.clone(), HashMap::new(), parents).ok()?;
                entities = Entities::from_entities([user], None).ok()?;
            }
            Style::Has => {
                let held = names.iter().map(|name| ((*name).to_owned(), RestrictedExpression::new_bool(true)));
                context.push(("held".to_owned(), RestrictedExpression::new_record(held).ok()?));
            }
            _ => context.push(("permissions".to_owned(), texts(names.iter().copied()))),
        }
        let context = Context::from_pairs(context).ok()?;
        let action_uid = self.actions.get(action)?.clone();
        let request = Request::new(self.user.clone(), action_uid, self.resource.clone(), context, None).ok()?;
        let policies = self.cedar.policies.get(action)?;
        Some(self.authorizer.is_authorized(&request, policies, &entities).decision() == Decision::Allow)
    }
}
