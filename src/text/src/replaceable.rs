//! Which texts a page may replace: those that it shows. The build makes the list of their names with it.

/// The groups of what scripts say: around the element, in the npm module and in the command.
const OF_SCRIPTS: [&str; 3] = ["command", "element", "module"];

/// Whether the text of this name can be replaced.
pub(crate) fn is_replaceable(name: &str) -> bool {
    let group = name.split_once('.').map_or(name, |(group, _)| group);
    !OF_SCRIPTS.contains(&group)
}
