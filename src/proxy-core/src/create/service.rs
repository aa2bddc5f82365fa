//! The one way in which users are created, whatever the path.

use super::batch::NO_USER;
use super::route::{Body, CreateRoute};
use crate::auth::Caller;
use crate::budget::{Budget, Room};
use crate::ledger::{Answer, BatchKey, Begun, Digest, End, Entry, Fence, Ledger, NewBatch, State};
use crate::refusal::{Applied, Refusal};
use crate::upstream::{Reply, Upstream};
use b2b_users_core::engine::Millis;
use b2b_users_core::user::NewUser;
use b2b_users_core::wire::ApiRequest;
use std::fmt;
use std::sync::Arc;

/// Milliseconds of Unix time.
pub type Clock = fn() -> Millis;

/// What became of a request that creates users.
#[derive(Debug)]
pub struct CreateOutcome {
    /// How many users it was about; 0 if that could not be read.
    pub users: usize,
    /// What the store answered, or why nothing can be told.
    pub result: Result<Reply, Refusal>,
}

/// A request that creates users.
#[derive(Debug)]
pub struct CreateCommand {
    /// Who asks.
    pub caller: Caller,
    /// Where.
    pub route: CreateRoute,
    /// The body as it came.
    pub body: Vec<u8>,
    /// The key that the client gave it. Without one a request that comes twice is two.
    pub key: Option<BatchKey>,
}

/// Checks users, notes what is about to leave, keeps to the budget, sends once, and notes what came back.
///
/// The order is fixed: what is known already, or has to wait for another batch, is told and costs the store nothing; what
/// finds no room in the budget is noted as not sent; the note comes before the first byte.
#[derive(Clone)]
pub struct CreateService {
    ledger: Arc<dyn Ledger>,
    budget: Option<Arc<dyn Budget>>,
    clock: Clock,
}

impl fmt::Debug for CreateService {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("CreateService")
            .field("ledger", &self.ledger)
            .finish_non_exhaustive()
    }
}

impl CreateService {
    /// A service over a ledger and a budget; without one there is no limit but the store's own.
    #[must_use]
    pub fn new(ledger: Arc<dyn Ledger>, budget: Option<Arc<dyn Budget>>, clock: Clock) -> Self {
        Self {
            ledger,
            budget,
            clock,
        }
    }

    /// Takes room for one request, also for one that only reads.
    ///
    /// # Errors
    /// 429 if there is none, 503 if the account cannot be kept.
    pub async fn take_room(&self) -> Result<(), Refusal> {
        let Some(budget) = &self.budget else {
            return Ok(());
        };
        match budget.take((self.clock)()).await {
            Ok(Room::Taken) => Ok(()),
            Ok(Room::After(wait)) => Err(Refusal::NoBudget(wait)),
            Err(_) => Err(Refusal::NoAccount),
        }
    }

    /// Creates users. The whole of it borrows nothing and has to be carried out to its end, whether the caller still waits
    /// or not: an exchange that was broken off would leave users of which it is not known whether they were created.
    pub fn execute(
        &self,
        upstream: Arc<dyn Upstream>,
        command: CreateCommand,
    ) -> impl Future<Output = CreateOutcome> + Send + use<> {
        let service = self.clone();
        async move {
            let body = match command.route.read(&command.body) {
                Ok(body) => body,
                Err(refusal) => {
                    return CreateOutcome {
                        users: 0,
                        result: Err(refusal),
                    };
                }
            };
            let result = service.create(&*upstream, &body, &command).await;
            CreateOutcome {
                users: body.len(),
                result,
            }
        }
    }

    async fn create(
        &self,
        upstream: &dyn Upstream,
        body: &Body,
        command: &CreateCommand,
    ) -> Result<Reply, Refusal> {
        let users = body.users()?;
        // A list without users was refused when it was read.
        let request = body
            .request(&users)
            .ok_or_else(|| Refusal::users(NO_USER))?;
        let Some(key) = &command.key else {
            self.take_room().await?;
            return upstream.create(request).await;
        };
        let batch = noted(key, command, &request, &users);
        let digest = batch.digest;
        let begun = self.ledger.begin(batch, (self.clock)()).await;
        match begun.map_err(|_| Refusal::NoAccount)? {
            Begun::Known(known) => told_again(known, &digest),
            Begun::Claimed(wait) => Err(Refusal::Claimed(wait)),
            Begun::Fresh(fence) => self.send(upstream, request, fence).await,
        }
    }

    async fn send(
        &self,
        upstream: &dyn Upstream,
        request: ApiRequest,
        fence: Fence,
    ) -> Result<Reply, Refusal> {
        let result = match self.take_room().await {
            Ok(()) => upstream.create(request).await,
            Err(refusal) => Err(refusal),
        };
        // What cannot be noted stays in flight: it is unknown to those who ask later, and told to the one who waits.
        let noted = self
            .ledger
            .finish(fence, end_of(&result), (self.clock)())
            .await;
        drop(noted);
        result
    }
}

/// What the ledger notes of a request.
fn noted(
    key: &BatchKey,
    command: &CreateCommand,
    request: &ApiRequest,
    users: &[NewUser],
) -> NewBatch {
    let interface = command.route.dialect().name();
    let claim = |user: &NewUser| {
        let email = user.email().canonical();
        Digest::of(&[interface.as_bytes(), email.as_bytes()])
    };
    let body = request.body.as_deref().unwrap_or_default();
    let sent = [command.caller.name(), &request.path, body].map(str::as_bytes);
    NewBatch {
        key: key.clone(),
        digest: Digest::of(&sent),
        claims: users.iter().map(claim).collect(),
    }
}

/// How an exchange ended, for the ledger.
fn end_of(result: &Result<Reply, Refusal>) -> End {
    let refusal = match result {
        Ok(reply) => match reply.body() {
            // It was turned away before any work, and may be sent again.
            Ok(_) if matches!(reply.status().as_u16(), 401 | 403 | 429) => return End::NotSent,
            // A store that fails may have done the work.
            Ok(_) if reply.status().is_server_error() => return End::Unknown,
            Ok(body) => {
                let (status, body) = (reply.status(), body.clone());
                return End::Answered(Answer { status, body });
            }
            Err(refusal) => refusal,
        },
        Err(refusal) => refusal,
    };
    match refusal.applied() {
        Applied::No => End::NotSent,
        Applied::Unknown => End::Unknown,
    }
}

/// What those are told who ask with a key that is known.
fn told_again(known: Entry, digest: &Digest) -> Result<Reply, Refusal> {
    match known.state {
        _ if known.digest != *digest => Err(Refusal::OtherRequest),
        State::Answered(answer) => Ok(Reply::repeated(answer)),
        State::InFlight => Err(Refusal::Running),
        State::Unknown => Err(Refusal::Unknown),
    }
}

#[cfg(test)]
mod tests;
