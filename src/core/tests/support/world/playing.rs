//! Plays an import to its end, cancels it or cuts it off, and sees whether it was told truly.

use super::super::request::{body, dialect_of, is_create, sent_emails, sent_users};
use super::{Mixing, World};
use b2b_users_core::dialect::Dialect;
use b2b_users_core::engine::{Event, RequestKey, Step};
use b2b_users_core::import::{End, Import, Record};
use b2b_users_core::outcome::{Doubt, RefusalCode};
use b2b_users_core::user::NewUser;
use b2b_users_core::wire::ApiRequest;
use serde_json::json;
use std::rc::Rc;

impl World {
    fn check_create(&self, request: &ApiRequest) {
        let (users, emails) = (sent_users(request), sent_emails(request));
        assert!((1..=self.dialect.users_per_request()).contains(&users.len()));
        assert_eq!(dialect_of(request), self.dialect);
        let is_mixed = users
            .iter()
            .any(|user| user["companyId"] != users[0]["companyId"]);
        assert!(
            !is_mixed || users.len() == 2 || self.mixing == Mixing::Takes,
            "several companies in one request"
        );
        assert!(
            !is_mixed || self.dialect == Dialect::Management,
            "several companies in {:?}",
            self.dialect
        );
        for email in &emails {
            let last = self.uncertain.get(email);
            assert!(
                last.is_none_or(|last| self.play.now >= last + 120_000),
                "{email} is sent again too soon after an uncertain send"
            );
        }
        if self.dialect == Dialect::ArchiveV2 {
            let flag = body(request)["acceptWelcomeEmail"] == "1";
            let is_sent =
                |user: &&NewUser| emails.iter().any(|email| email == user.email().as_str());
            for user in self.users.iter().filter(is_sent) {
                assert_eq!(user.accept_welcome_email(), flag, "one welcome switch");
            }
        }
    }

    /// Plays to the end; cancels after so many steps, if told so.
    pub(crate) fn play(&mut self, cancel_after: Option<usize>) {
        for step in 0..4_000 {
            if cancel_after == Some(step) {
                self.play.on(Event::Cancel);
            }
            if self.random.one_in(3) {
                self.deliver();
            }
            match self.play.step() {
                Step::Send(key, request) => self.send(key, request),
                Step::AwaitReply => self.deliver(),
                Step::AwaitUser => self.play.on(Event::Resume),
                Step::Persist(_) => self.start_again(),
                Step::Done => return self.check_end(cancel_after.is_some()),
                step => panic!("{step:?}"),
            }
        }
        panic!("the run does not end");
    }

    /// As [`World::play`], but the import is cut off after so many records and rebuilt from them.
    pub(crate) fn play_cut(&mut self, records: usize, after_send: bool) {
        self.play.cut = records;
        self.cut_after_send = after_send;
        self.play(None);
    }

    fn send(&mut self, key: RequestKey, request: ApiRequest) {
        if is_create(&request) {
            self.check_create(&request);
        }
        let (answer, certain) = self.answer(&request);
        if is_create(&request) && !certain {
            self.doubt(&request);
        }
        self.outstanding.push((key, request, answer));
        let outstanding = &self.outstanding;
        assert!(outstanding.len() <= 3, "too many at a time");
        let alone = outstanding.len() == 1;
        assert!(
            alone || outstanding.iter().all(|sent| is_create(&sent.1)),
            "a look-up beside other requests"
        );
    }

    /// No one knows what came of a create that leaves now.
    fn doubt(&mut self, request: &ApiRequest) {
        let now = self.play.now;
        let emails = sent_emails(request).into_iter();
        self.uncertain.extend(emails.map(|email| (email, now)));
    }

    /// Lets one of the replies arrive, not always the oldest.
    fn deliver(&mut self) {
        if self.outstanding.is_empty() {
            return;
        }
        let place = self.random.below(self.outstanding.len());
        let (key, _, answer) = self.outstanding.remove(place);
        self.play.receive(key, answer);
    }

    /// The page is gone, and another one has nothing but the journal.
    fn start_again(&mut self) {
        if self.cut_after_send
            && let Step::Send(_, request) = self.play.run.next(self.play.now)
        {
            // The page does not live to see it.
            drop(self.answer(&request));
            self.doubt(&request);
        }
        let lost = std::mem::take(&mut self.outstanding);
        let journal: Vec<Record> = self
            .play
            .journal
            .iter()
            .map(|record| Record::from_text(&record.to_text()).expect("a record reads back"))
            .collect();
        assert_eq!(journal, self.play.journal);
        let users = Rc::new(self.users.clone());
        self.play.run = Import::resume(users, journal, self.options, self.play.now);
        // Replies to requests of the page that is gone reach no page.
        for (key, request, answer) in lost.into_iter().filter(|sent| is_create(&sent.1)) {
            self.doubt(&request);
            self.play.receive(key, answer);
        }
        // It may be cut off once more.
        self.play.cut = if self.random.one_in(3) {
            self.play.journal.len() + 1 + self.random.below(8)
        } else {
            usize::MAX
        };
    }

    fn check_end(&mut self, is_cancelled: bool) {
        // What the store still carries out counts, too.
        self.play.now += 100_000;
        self.catch_up();
        let counts = self.play.view().counts;
        assert_eq!((counts.queued, counts.open), (0, 0));
        for (user, row) in self.users.iter().zip(self.play.rows()) {
            let email = user.email().as_str();
            let of_email = |email: &str| {
                let all = self.store.users.iter();
                all.filter(|stored| stored.email() == email).count()
            };
            let copies = of_email(email);
            assert!(copies <= 1, "{email} was created {copies} times");
            match row.end().expect("every row has ended") {
                End::Created { user_id, .. } => {
                    assert!(copies == 1 && !self.was_there(email), "{email}: {row:?}");
                    let company = json!(user.company_id().get());
                    let mut stored = self.store.users.iter();
                    assert!(
                        stored
                            .any(|stored| stored.email() == email
                                && stored.user["companyId"] == company),
                        "{email} is in another company"
                    );
                    let ours = |id: u64| {
                        self.store
                            .users
                            .iter()
                            .any(|stored| stored.id == id && stored.email() == email)
                    };
                    assert!(
                        user_id.is_none_or(ours),
                        "{email} got the identifier of somebody else"
                    );
                }
                End::Exists { .. } => assert!(self.was_there(email), "{email}"),
                End::Rejected(refusal) => {
                    assert_eq!(copies, 0, "{email}: {row:?}");
                    let is_spent = refusal.code == RefusalCode::Absent;
                    assert!(is_spent || self.refused.contains(email), "{email}: {row:?}");
                }
                End::Cancelled => assert!(copies == 0 || self.was_there(email), "{email}"),
                End::Ambiguous { doubt, .. } => {
                    let no_look_up_can_tell = matches!(
                        doubt,
                        Doubt::Taken | Doubt::LookUpFailed | Doubt::WrongCompany(_)
                    );
                    assert!(no_look_up_can_tell || is_cancelled, "{email}: {row:?}");
                }
                row => panic!("{row:?} at the end"),
            }
        }
    }
}
