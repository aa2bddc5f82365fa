//! Rebuilds an import that was cut off.
//!
//! The records say what was done, the users come again from where they came the first time.
//! What the records leave open is treated as if it had happened: a create whose answer is not
//! recorded may have arrived. Reading starts by itself; creating goes on with what certainly
//! was not sent.

use super::task::Task;
use super::{End, Import, ImportOptions, Millis, Record, Stage, Users};
use std::rc::Rc;

impl Import {
    /// The import that these records are about, given the same users and options. A create without a
    /// recorded reply is looked up, and sent again only if it is proven that it had no effect; rows that were not sent are
    /// planned again. `now` counts as the end of every create without a reply.
    ///
    /// The records have to be of this list: rows are told apart by place only. Records of rows
    /// that do not exist have no effect. The identifier in the records counts, not the one in
    /// the options.
    #[must_use]
    pub fn resume(
        users: Rc<dyn Users>,
        records: impl IntoIterator<Item = Record>,
        options: ImportOptions,
        now: Millis,
    ) -> Self {
        let mut import = Self::unplanned(users, options);
        import.state.import = options.id;
        let mut lookups = Vec::new();
        for record in records {
            lookups.extend(import.state.apply(&record));
        }
        for attempt in import.state.unanswered() {
            let record = Record::Lost { attempt, at: now };
            lookups.extend(import.state.apply(&record));
            import.outbox.push(record);
        }
        import.queue_lookups(lookups);
        import.queue_retries();
        if import.policy.has_probe && import.has_more() && !options.skip_probe {
            import.queue.waiting.put_first(Task::Probe);
        }
        import
    }

    /// Keeps the look-ups of rows that no later record has settled; of several for a row the last.
    ///
    /// They are taken from the last to the first, because a later record knows more about a
    /// row.
    fn queue_lookups(&mut self, mut lookups: Vec<Task>) {
        let mut seen = vec![false; self.state.rows.len()];
        while let Some(mut task) = lookups.pop() {
            let mut is_open = |row: u32| {
                let open = self.state.rows.is(row, Stage::Settling);
                let first = seen.get_mut(row as usize);
                open && first.is_some_and(|seen| !std::mem::replace(seen, true))
            };
            if task.settles() && task.retain(&mut is_open) {
                self.queue_first(task);
            }
        }
        // Records that do not belong together may leave rows that nothing would settle.
        for (row, seen) in (0..).zip(seen) {
            let lost = !seen && self.state.rows.is(row, Stage::Settling);
            if lost || self.state.rows.is(row, Stage::Sending) {
                self.close(row, End::look_up_failed());
            }
        }
    }

    /// Rows whose creates had no effect go alone, the others as they are planned.
    ///
    /// After a restart companies are not tried together for a first time any more, unless the
    /// look-ups of a trial are still to come.
    fn queue_retries(&mut self) {
        let (retries, queued): (Vec<u32>, Vec<u32>) = self
            .queued()
            .into_iter()
            .partition(|row| self.state.was_sent(*row));
        let retries = retries.into_iter();
        let retries = retries.map(|row| Task::Create { rows: vec![row] });
        self.queue.waiting.append(retries);
        // A trial whose outcome is not recorded is not repeated; its look-ups may still decide it.
        let waiting = &self.queue.waiting;
        let confirms = waiting.any(|task| matches!(task, Task::ConfirmCompany { .. }));
        if self.state.mixing.is_none() && self.state.next_attempt > 1 {
            if confirms {
                self.after_trial = Some(queued.len());
                return;
            }
            self.record(Record::Mixing { works: false });
        }
        self.plan_rows(&queued);
    }
}
