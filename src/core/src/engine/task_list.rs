//! The tasks of an engine in their order.

/// Tasks, the next one first.
///
/// They are kept from the last to the first: what is taken and put back most stands at the end of a list, which needs
/// no more code than a list does. A queue with two ends is a kilobyte of a browser's module.
#[derive(Debug, Clone)]
pub(crate) struct TaskList<T>(Vec<T>);

impl<T> TaskList<T> {
    pub(crate) const fn new() -> Self {
        Self(Vec::new())
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn first(&self) -> Option<&T> {
        self.0.last()
    }

    pub(crate) fn take_first(&mut self) -> Option<T> {
        self.0.pop()
    }

    pub(crate) fn put_first(&mut self, task: T) {
        self.0.push(task);
    }

    /// Puts tasks behind all others.
    pub(crate) fn append(&mut self, tasks: impl IntoIterator<Item = T>) {
        let mut all: Vec<T> = tasks.into_iter().collect();
        all.reverse();
        all.append(&mut self.0);
        self.0 = all;
    }

    /// Moves the next of these tasks before all others. Says whether there is one.
    pub(crate) fn bring_first(&mut self, is: impl Fn(&T) -> bool) -> bool {
        let place = self.0.iter().rposition(is);
        if let Some(place) = place {
            let task = self.0.remove(place);
            self.0.push(task);
        }
        place.is_some()
    }

    pub(crate) fn any(&self, is: impl Fn(&T) -> bool) -> bool {
        self.0.iter().any(is)
    }

    pub(crate) fn retain(&mut self, keeps: fn(&T) -> bool) {
        self.0.retain(keeps);
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }
}
