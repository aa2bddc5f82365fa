//! The names that users of the seed get.

/// First name, last name and the mailbox that goes with them.
pub(super) const PEOPLE: [(&str, &str, &str); 16] = [
    ("Amara", "Okafor", "amara.okafor"),
    ("Lucas", "Moreau", "lucas.moreau"),
    ("Ingrid", "Sørensen", "ingrid.sorensen"),
    ("Mateo", "Álvarez", "mateo.alvarez"),
    ("Priya", "Raman", "priya.raman"),
    ("Owen", "Gallagher", "owen.gallagher"),
    ("Hana", "Kobayashi", "hana.kobayashi"),
    ("Jakub", "Nowak", "jakub.nowak"),
    ("Chloé", "Fontaine", "chloe.fontaine"),
    ("Samuel", "Adeyemi", "samuel.adeyemi"),
    ("Greta", "Lindqvist", "greta.lindqvist"),
    ("Noah", "Bergmann", "noah.bergmann"),
    ("Leila", "Haddad", "leila.haddad"),
    ("Tom", "Whitfield", "tom.whitfield"),
    ("Sofia", "Marchetti", "sofia.marchetti"),
    ("Daniel", "Reyes", "daniel.reyes"),
];
