//! A ledger of one process, which forgets all when that ends.

use super::{
    AccountError, BatchKey, Begun, Digest, End, Entry, Fence, KEPT, Ledger, NewBatch, State,
    UNSETTLED,
};
use crate::Pending;
use crate::ledger::Answer;
use b2b_users_core::engine::Millis;
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The most batches that are known.
const MOST_BATCHES: usize = 20_000;

/// The most bytes of answers that are kept. An answer about ten users has a few hundred.
const MOST_BYTES: usize = 32 * 1024 * 1024;

/// What is old is looked for so often, in milliseconds.
const PURGE: Millis = 60_000;

/// A ledger in memory. It knows 20,000 batches; when there are more, the older half of them is forgotten, save those that
/// may still reach the store. When its answers have more than 32 MiB, the oldest are forgotten, but not that there was a
/// batch: it counts as unknown, so that it is never sent again.
#[derive(Debug)]
pub struct MemoryLedger(Mutex<Tables>);

impl Default for MemoryLedger {
    fn default() -> Self {
        Self::with_room_for(MOST_BATCHES, MOST_BYTES)
    }
}

#[derive(Debug)]
struct Tables {
    /// When so many are known, the older half is forgotten.
    most: usize,
    /// When the answers have more bytes, the oldest are forgotten.
    most_bytes: usize,
    /// How many bytes the answers have.
    bytes: usize,
    /// When it was last looked for what is old.
    purged: Millis,
    batches: HashMap<BatchKey, Batch>,
    claims: HashMap<Digest, BatchKey>,
    /// Counts batches that began.
    begun: u64,
}

#[derive(Debug)]
struct Batch {
    entry: Entry,
    fence: u64,
    claims: Vec<Digest>,
}

impl Batch {
    /// Whether it may still reach the store.
    fn is_open(&self, now: Millis) -> bool {
        let is_answered = matches!(self.entry.state, State::Answered(_));
        !is_answered && now < self.entry.since.saturating_add(UNSETTLED)
    }

    /// How many bytes its answer has.
    const fn bytes(&self) -> usize {
        match &self.entry.state {
            State::Answered(answer) => answer.body.len(),
            State::InFlight | State::Unknown => 0,
        }
    }

    fn is_kept(&self, now: Millis) -> bool {
        now < self.entry.since.saturating_add(KEPT)
    }
}

impl Tables {
    fn begin(&mut self, batch: NewBatch, now: Millis) -> Begun {
        if self.batches.len() >= self.most || now >= self.purged.saturating_add(PURGE) {
            self.purge(now);
        }
        if let Some(known) = self.batches.get(&batch.key) {
            return Begun::Known(known.entry.clone());
        }
        let holder = |claim| self.claims.get(claim).and_then(|key| self.batches.get(key));
        let holders = batch.claims.iter().filter_map(holder);
        let open = holders.filter(|holder| holder.is_open(now));
        if let Some(last) = open.map(|holder| holder.entry.since).max() {
            return Begun::Claimed((last + UNSETTLED).saturating_sub(now));
        }
        for claim in &batch.claims {
            self.claims.insert(*claim, batch.key.clone());
        }
        self.begun += 1;
        let entry = Entry {
            digest: batch.digest,
            since: now,
            state: State::InFlight,
        };
        let own = Batch {
            entry,
            fence: self.begun,
            claims: batch.claims,
        };
        self.batches.insert(batch.key.clone(), own);
        Begun::Fresh(Fence {
            key: batch.key,
            number: self.begun,
        })
    }

    fn finish(&mut self, fence: &Fence, end: End) -> bool {
        let is_own = |batch: &&mut Batch| {
            batch.fence == fence.number && batch.entry.state == State::InFlight
        };
        let Some(batch) = self.batches.get_mut(&fence.key).filter(is_own) else {
            return false;
        };
        match end {
            End::Answered(answer) => {
                self.answer(&fence.key, answer);
            }
            End::Unknown => batch.entry.state = State::Unknown,
            End::NotSent => {
                self.free(&fence.key);
                self.batches.remove(&fence.key);
            }
        }
        true
    }

    fn settle(&mut self, key: &BatchKey, answer: Answer, now: Millis) -> bool {
        let Some(batch) = self.batches.get_mut(key) else {
            return false;
        };
        let is_unsettled = match batch.entry.state {
            State::Answered(_) => false,
            State::Unknown => true,
            State::InFlight => now >= batch.entry.since.saturating_add(UNSETTLED),
        };
        if is_unsettled {
            self.answer(key, answer);
        }
        is_unsettled
    }

    /// Notes an answer, and forgets the oldest ones if there is no room for all.
    fn answer(&mut self, key: &BatchKey, answer: Answer) {
        self.free(key);
        self.bytes += answer.body.len();
        if let Some(batch) = self.batches.get_mut(key) {
            batch.entry.state = State::Answered(answer);
        }
        while self.bytes > self.most_bytes && self.forget_answers() {}
    }

    /// Forgets the older half of the answers. Says whether there was one.
    fn forget_answers(&mut self) -> bool {
        let answered = |batch: &&mut Batch| matches!(batch.entry.state, State::Answered(_));
        let mut answered: Vec<_> = self.batches.values_mut().filter(answered).collect();
        answered.sort_unstable_by_key(|batch| batch.fence);
        let half = answered.len().div_ceil(2);
        for batch in answered.into_iter().take(half) {
            self.bytes -= batch.bytes();
            batch.entry.state = State::Unknown;
        }
        half > 0
    }

    /// Frees the claims of a batch, unless another has them by now.
    fn free(&mut self, key: &BatchKey) {
        let claims = self
            .batches
            .get_mut(key)
            .map(|batch| std::mem::take(&mut batch.claims));
        for claim in claims.into_iter().flatten() {
            if self.claims.get(&claim) == Some(key) {
                self.claims.remove(&claim);
            }
        }
    }

    /// Forgets what is old, and the older half of too many.
    fn purge(&mut self, now: Millis) {
        self.purged = now;
        self.batches.retain(|_, batch| batch.is_kept(now));
        if self.batches.len() >= self.most {
            let mut begun: Vec<u64> = self.batches.values().map(|batch| batch.fence).collect();
            begun.sort_unstable();
            let middle = begun.get(begun.len() / 2).copied().unwrap_or_default();
            self.batches
                .retain(|_, batch| batch.is_open(now) || batch.fence >= middle);
        }
        let Self {
            batches, claims, ..
        } = self;
        claims.retain(|_, key| batches.contains_key(key));
        self.bytes = self.batches.values().map(Batch::bytes).sum();
    }
}

impl MemoryLedger {
    fn with_room_for(most: usize, most_bytes: usize) -> Self {
        Self(Mutex::new(Tables {
            most,
            most_bytes,
            bytes: 0,
            purged: 0,
            batches: HashMap::new(),
            claims: HashMap::new(),
            begun: 0,
        }))
    }

    fn tables(&self) -> MutexGuard<'_, Tables> {
        // Nothing that holds the lock can panic; poisoned tables would still be right ones.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Ledger for MemoryLedger {
    fn begin(&self, batch: NewBatch, now: Millis) -> Pending<'_, Result<Begun, AccountError>> {
        Box::pin(async move { Ok(self.tables().begin(batch, now)) })
    }

    fn finish(&self, fence: Fence, end: End, _: Millis) -> Pending<'_, Result<bool, AccountError>> {
        Box::pin(async move { Ok(self.tables().finish(&fence, end)) })
    }

    fn settle(
        &self,
        key: BatchKey,
        answer: Answer,
        now: Millis,
    ) -> Pending<'_, Result<bool, AccountError>> {
        Box::pin(async move { Ok(self.tables().settle(&key, answer, now)) })
    }

    fn find(&self, key: BatchKey, now: Millis) -> Pending<'_, Result<Option<Entry>, AccountError>> {
        Box::pin(async move {
            let tables = self.tables();
            let known = tables.batches.get(&key).filter(|batch| batch.is_kept(now));
            Ok(known.map(|batch| batch.entry.clone()))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::conformance;
    use super::*;

    #[tokio::test]
    async fn a_ledger_in_memory_keeps_what_a_ledger_promises() {
        conformance::assert_ledger(|| Box::new(MemoryLedger::default())).await;
    }

    /// A batch of one user, both by their number.
    fn batch(number: u64) -> NewBatch {
        NewBatch {
            key: BatchKey::parse(&format!("\"{number}\"")).unwrap(),
            digest: Digest::of(&[]),
            claims: vec![Digest::of(&[&number.to_be_bytes()])],
        }
    }

    #[tokio::test]
    async fn of_too_many_batches_the_older_half_is_forgotten_and_none_that_may_still_arrive() {
        let ledger = MemoryLedger::with_room_for(10, MOST_BYTES);
        for number in 0..10 {
            let begun = ledger.begin(batch(number), number).await.unwrap();
            let Begun::Fresh(fence) = begun else {
                panic!("{begun:?}")
            };
            let body = String::new();
            let answered = End::Answered(Answer {
                status: http::StatusCode::OK,
                body,
            });
            // Nothing is known of the first.
            if number > 0 {
                assert!(ledger.finish(fence, answered, number).await.unwrap());
            }
        }
        ledger.begin(batch(10), 10).await.unwrap();
        let mut known = Vec::new();
        for number in 0..=10 {
            if ledger.find(batch(number).key, 10).await.unwrap().is_some() {
                known.push(number);
            }
        }
        assert_eq!(known, [0, 5, 6, 7, 8, 9, 10]);
    }

    #[tokio::test]
    async fn of_too_many_bytes_the_older_answers_are_forgotten_and_no_batch() {
        let ledger = MemoryLedger::with_room_for(MOST_BATCHES, 4);
        for number in 0..=4 {
            let Begun::Fresh(fence) = ledger.begin(batch(number), number).await.unwrap() else {
                panic!("{number}")
            };
            let answer = Answer {
                status: http::StatusCode::OK,
                body: "x".to_owned(),
            };
            let end = End::Answered(answer);
            assert!(ledger.finish(fence, end, number).await.unwrap());
        }
        let mut answered = Vec::new();
        for number in 0..=4 {
            let known = ledger.find(batch(number).key, 10).await.unwrap().unwrap();
            if known.state != State::Unknown {
                answered.push(number);
            }
        }
        assert_eq!(answered, [3, 4]);
    }
}
