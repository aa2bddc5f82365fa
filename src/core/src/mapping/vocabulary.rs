//! What the fields are called in the languages of the buyer portal.
//!
//! Only words that a column of users can hardly use for anything else: "Name" may be the
//! whole name, so it is not here. A company is known by its name as well as by its number; a
//! column of names gives way to one of numbers
//! ([`names_a_company`](super::company_words::names_a_company)). Every word is written
//! as [`normalise`](super::normalise) leaves it.

use super::company_words::{COMPANY_NAME, Names};
use crate::user::Field;

/// One name of a field.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    pub(super) field: Field,
    /// The tag of its language; of one of them, if several share the word.
    pub(super) language: &'static str,
    pub(super) text: &'static str,
}

/// Every name of every field.
///
/// In the order of the fields. Every header of a file is compared with all of them once, which is
/// too rare to be worth a table of hashes.
pub(super) fn words() -> impl Iterator<Item = Word> {
    VOCABULARY.iter().flat_map(|(field, languages)| {
        languages.iter().flat_map(|(language, texts)| {
            texts.split('|').map(|text| Word {
                field: *field,
                language,
                text,
            })
        })
    })
}

/// The English name of a field, as the header of its column and as English texts of stores name it.
pub(crate) const fn english_heading(field: Field) -> &'static str {
    match field {
        Field::Email => "Email",
        Field::FirstName => "First name",
        Field::LastName => "Last name",
        Field::PhoneNumber => "Phone number",
        Field::CompanyId => "Company ID",
        Field::Role => "Role",
        Field::CompanyRoleId => "Custom role ID",
        Field::ChannelIds => "Channel IDs",
        Field::OriginChannelId => "Origin channel ID",
        Field::AcceptWelcomeEmail => "Welcome email",
        Field::Uuid => "External ID (uuid)",
        Field::ExtraFields => "Extra field",
    }
}

const VOCABULARY: &[(Field, &[Names])] = &[
    (Field::Email, EMAIL),
    (Field::FirstName, FIRST_NAME),
    (Field::LastName, LAST_NAME),
    (Field::PhoneNumber, PHONE_NUMBER),
    (Field::CompanyId, COMPANY_ID),
    (Field::CompanyId, COMPANY_NAME),
    (Field::Role, ROLE),
    (Field::CompanyRoleId, COMPANY_ROLE_ID),
    (Field::ChannelIds, CHANNEL_IDS),
    (Field::OriginChannelId, ORIGIN_CHANNEL_ID),
    (Field::AcceptWelcomeEmail, ACCEPT_WELCOME_EMAIL),
    (Field::Uuid, UUID),
];

const EMAIL: &[Names] = &[
    (
        "en",
        "email|e mail|email address|e mail address|user email|login email|work email",
    ),
    (
        "en",
        "business email|buyer email|customer email|contact email",
    ),
    ("de", "mail|e mail adresse|mailadresse"),
    (
        "fr",
        "adresse e mail|adresse mail|adresse email|courriel|adresse courriel|adresse electronique",
    ),
    (
        "es",
        "correo electronico|correo|direccion de correo electronico",
    ),
    ("it", "indirizzo e mail|indirizzo email|posta elettronica"),
    ("nl", "e mailadres"),
    (
        "pt",
        "endereco de e mail|endereco de email|correio eletronico",
    ),
    ("pl", "adres e mail|adres email"),
    ("sv", "e post|e postadress|mejladress"),
    ("da", "e mailadresse"),
    ("no", "e postadresse"),
    ("fi", "sahkoposti|sahkopostiosoite"),
    ("cs", "e mailova adresa|emailova adresa"),
    ("hu", "e mail cim"),
    ("ro", "adresa de e mail|adresa de email"),
    ("tr", "e posta|e posta adresi"),
    ("ja", "メール|メールアドレス|電子メール|eメール"),
    (
        "zh",
        "邮箱|电子邮箱|邮箱地址|电子邮件|電子郵件|電子郵件地址",
    ),
    ("ko", "이메일|이메일 주소|전자우편"),
];

const FIRST_NAME: &[Names] = &[
    ("en", "first name|given name|forename|fname"),
    ("de", "vorname"),
    ("fr", "prenom"),
    ("es", "nombre|nombres|primer nombre|nombre de pila"),
    ("it", "nome"),
    ("nl", "voornaam"),
    ("pt", "primeiro nome|nome proprio"),
    ("pl", "imie"),
    ("sv", "fornamn"),
    ("da", "fornavn"),
    ("fi", "etunimi"),
    ("cs", "krestni jmeno"),
    ("hu", "keresztnev|utonev"),
    ("ro", "prenume"),
    ("ja", "名"),
];

const LAST_NAME: &[Names] = &[
    ("en", "last name|surname|family name|lname"),
    ("de", "nachname|familienname|zuname"),
    ("fr", "nom|nom de famille"),
    ("es", "apellido|apellidos"),
    ("it", "cognome"),
    ("nl", "achternaam|familienaam"),
    ("pt", "sobrenome|ultimo nome"),
    ("pl", "nazwisko"),
    ("sv", "efternamn"),
    ("da", "efternavn"),
    ("no", "etternavn"),
    ("fi", "sukunimi"),
    ("cs", "prijmeni"),
    ("hu", "vezeteknev|csaladnev"),
    ("ro", "nume de familie"),
    ("tr", "soyad|soyadi|soyisim"),
    ("ja", "姓|苗字"),
    ("zh", "姓氏"),
    ("ko", "성"),
];

const PHONE_NUMBER: &[Names] = &[
    (
        "en",
        "phone number|phone|phone no|telephone|telephone number|tel|tel no|mobile|mobile number",
    ),
    (
        "en",
        "mobile phone|mobile phone number|cell phone|cell phone number|cellphone",
    ),
    (
        "de",
        "telefon|telefonnummer|rufnummer|mobil|mobilnummer|mobiltelefon|handy|handynummer",
    ),
    (
        "fr",
        "numero de telephone|telephone portable|telephone mobile",
    ),
    (
        "es",
        "telefono|numero de telefono|telefono movil|movil|celular",
    ),
    ("it", "numero di telefono|cellulare"),
    ("nl", "telefoon|telefoonnummer|mobiel"),
    ("pt", "telefone|numero de telefone|telemovel"),
    ("pl", "numer telefonu|telefon komorkowy"),
    ("fi", "puhelin|puhelinnumero"),
    ("cs", "telefonni cislo"),
    ("hu", "telefonszam"),
    ("ro", "numar de telefon"),
    ("tr", "telefon numarasi|cep telefonu"),
    ("ja", "電話|電話番号|携帯電話番号"),
    ("zh", "电话|电话号码|手机号|手机号码|電話號碼"),
    ("ko", "전화번호|휴대폰 번호"),
];

const COMPANY_ID: &[Names] = &[
    ("en", "company id|b2b company id|company identifier"),
    ("de", "firmen id|unternehmens id"),
    (
        "fr",
        "id entreprise|id de l entreprise|identifiant de l entreprise|id societe",
    ),
    ("es", "id de empresa|id de la empresa|id empresa"),
    ("it", "id azienda"),
    ("nl", "bedrijfs id"),
    ("pt", "id da empresa"),
    ("pl", "id firmy"),
    ("sv", "foretags id"),
    ("da", "firma id|virksomheds id"),
    ("no", "bedrifts id"),
    ("fi", "yrityksen id"),
    ("cs", "id spolecnosti"),
    ("ro", "id companie"),
    ("tr", "sirket id"),
    ("ja", "会社id|企業id"),
    ("zh", "公司id|公司编号"),
    ("ko", "회사 id"),
];

const ROLE: &[Names] = &[
    ("en", "role|user role|company role|buyer role|b2b role"),
    ("de", "rolle|benutzerrolle"),
    ("fr", "role utilisateur|role de l utilisateur"),
    ("es", "rol|rol de usuario"),
    ("it", "ruolo|ruolo utente"),
    ("nl", "gebruikersrol"),
    ("pl", "rola|rola uzytkownika"),
    ("sv", "roll|anvandarroll"),
    ("da", "brugerrolle"),
    ("no", "brukerrolle"),
    ("fi", "rooli"),
    ("hu", "szerepkor"),
    ("ja", "役割|ロール"),
    ("zh", "角色"),
    ("ko", "역할"),
];

const COMPANY_ROLE_ID: &[Names] = &[
    ("en", "company role id|custom role id"),
    ("de", "firmenrollen id|id der benutzerdefinierten rolle"),
    ("fr", "id de role personnalise"),
    ("es", "id de rol personalizado"),
    ("it", "id ruolo personalizzato"),
];

const CHANNEL_IDS: &[Names] = &[
    (
        "en",
        "channel ids|channel id|channels|channel|storefronts|storefront|storefront ids|storefront id",
    ),
    ("de", "kanale|kanal ids|kanal id"),
    ("fr", "canaux|id des canaux|identifiants des canaux"),
    ("es", "canales|id de canal|ids de canal"),
    ("it", "canali|id canale|id canali"),
    ("nl", "kanalen|kanaal id|kanaal ids"),
    ("pt", "canais"),
    ("pl", "kanaly"),
    ("sv", "kanaler"),
    ("fi", "kanavat"),
    ("hu", "csatornak"),
    ("ro", "canale"),
    ("tr", "kanallar"),
    ("ja", "チャネル|チャネルid|チャンネルid"),
    ("zh", "渠道|渠道id"),
    ("ko", "채널|채널 id"),
];

const ORIGIN_CHANNEL_ID: &[Names] = &[
    (
        "en",
        "origin channel id|origin channel|origin storefront|original storefront",
    ),
    (
        "de",
        "herkunftskanal|ursprungskanal|ursprungliche storefront",
    ),
    ("fr", "canal d origine"),
    ("es", "canal de origen"),
    ("it", "canale di origine"),
    ("nl", "oorsprongskanaal"),
    ("pt", "canal de origem"),
];

const ACCEPT_WELCOME_EMAIL: &[Names] = &[
    (
        "en",
        "welcome email|welcome mail|send welcome email|send welcome mail",
    ),
    ("en", "accept welcome email"),
    (
        "de",
        "willkommens e mail|willkommensmail|begrussungs e mail|begrussungsmail",
    ),
    (
        "fr",
        "e mail de bienvenue|mail de bienvenue|courriel de bienvenue",
    ),
    (
        "es",
        "correo de bienvenida|correo electronico de bienvenida",
    ),
    ("it", "e mail di benvenuto|email di benvenuto"),
    ("nl", "welkomstmail|welkomst e mail"),
    ("pt", "e mail de boas vindas|email de boas vindas"),
    ("pl", "e mail powitalny|email powitalny"),
    ("sv", "valkomstmail|valkomstmejl"),
    ("da", "velkomstmail|velkomst e mail"),
    ("no", "velkomst e post"),
    ("fi", "tervetuloviesti"),
    ("cs", "uvitaci e mail"),
    ("hu", "udvozlo e mail"),
    ("ro", "e mail de bun venit|email de bun venit"),
    ("tr", "hos geldiniz e postasi"),
    ("ja", "ウェルカムメール"),
    ("zh", "欢迎邮件"),
    ("ko", "환영 이메일"),
];

const UUID: &[Names] = &[
    (
        "en",
        "uuid|user uuid|external id|external user id|external identifier",
    ),
    ("de", "externe id|externe kennung"),
    ("fr", "id externe|identifiant externe"),
    ("es", "id externo|identificador externo"),
    ("it", "id esterno"),
    ("pl", "identyfikator zewnetrzny"),
    ("sv", "externt id"),
    ("da", "eksternt id"),
    ("no", "ekstern id"),
    ("fi", "ulkoinen tunniste"),
    ("cs", "externi id"),
    ("hu", "kulso azonosito"),
    ("ro", "id extern"),
    ("ja", "外部id"),
    ("ko", "외부 id"),
];

#[cfg(test)]
mod tests {
    use super::words;
    use crate::mapping::normalise;

    #[test]
    fn every_word_is_written_in_the_normal_way() {
        for word in words() {
            assert_eq!(normalise(word.text), word.text, "{word:?}");
        }
    }

    #[test]
    fn no_word_stands_twice() {
        for word in words() {
            let same: Vec<_> = words().filter(|other| other.text == word.text).collect();
            assert_eq!(same.len(), 1, "{same:?}");
        }
    }

    #[test]
    fn no_two_fields_share_a_word_that_differs_in_blanks_only() {
        let letters = |text: &str| text.replace(' ', "");
        for word in words() {
            let rival = words().find(|other| {
                letters(other.text) == letters(word.text) && other.field != word.field
            });
            assert!(rival.is_none(), "{word:?} and {rival:?}");
        }
    }
}
