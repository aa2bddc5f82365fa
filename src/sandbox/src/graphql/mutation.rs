//! The fields of the schema that change something.

use super::call::Call;
use super::error::error;
use super::user::UserType;
use super::user_input::UserInputType;
use crate::creation;
use crate::envelope::Refusal;
use crate::permission::CREATE_USER;
use async_graphql::{Context, Error, Object, SimpleObject};

/// What a buyer may change.
pub(super) struct Mutation;

#[Object]
impl Mutation {
    /// Creates a user of the caller's Company, or gives one who is there the caller's channel.
    async fn user_create(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "The new user.")] user_data: UserInputType,
    ) -> Option<Result<UserCreate, Error>> {
        Some(create(context, user_data))
    }
}

/// The user that was created.
#[derive(SimpleObject)]
pub(super) struct UserCreate {
    user: Option<UserType>,
}

fn create(context: &Context<'_>, user_data: UserInputType) -> Result<UserCreate, Error> {
    let call = Call::of(context)?;
    let mut session = call.session()?;
    session.need(CREATE_USER, "You do not have permission to create users.")?;
    session.own_company(user_data.company_id)?;
    let state = &mut *session.state;
    let user = user_data
        .read(&state.store)
        .map_err(|errors| error(Refusal::fields(errors)))?;
    let created =
        creation::create(&call.sandbox, state, call.context, vec![user]).map_err(error)?;
    let user = created
        .first()
        .map(|created| UserType::of(&created.user, &state.store));
    Ok(UserCreate { user })
}
