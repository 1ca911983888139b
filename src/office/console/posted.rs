//! What a form sent, read field by field, and what is wrong with it.

use std::collections::BTreeMap;

use axum::{
    Form,
    extract::{FromRequest, Request},
};

use super::oops::Oops;

/// The fields of a posted form; a field may come several times.
#[derive(Debug, Clone, Default)]
pub(super) struct Posted(BTreeMap<String, Vec<String>>);

impl Posted {
    pub(super) fn of(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut fields: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (name, value) in pairs {
            fields.entry(name).or_default().push(value);
        }
        Self(fields)
    }

    /// The first value of a field, without space around it; empty when it did not come.
    pub(super) fn text(&self, name: &str) -> &str {
        self.all(name).next().unwrap_or("").trim()
    }

    /// A text of several lines, with the line ends of this product.
    pub(super) fn lines(&self, name: &str) -> String {
        self.text(name).replace("\r\n", "\n").replace('\r', "\n")
    }

    /// Every value of a field.
    pub(super) fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0.get(name).into_iter().flatten().map(String::as_str)
    }

    /// Every field with every value, as it came.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().flat_map(|(name, values)| values.iter().map(|value| (name.as_str(), value.as_str())))
    }

    /// Whether the field came with something in it.
    pub(super) fn has(&self, name: &str) -> bool {
        !self.text(name).is_empty()
    }

    /// A whole number; 0 when it is none.
    pub(super) fn number(&self, name: &str) -> i64 {
        self.text(name).parse().unwrap_or(0)
    }
}

impl<S: Send + Sync> FromRequest<S> for Posted {
    type Rejection = Oops;

    async fn from_request(request: Request, state: &S) -> Result<Self, Oops> {
        let read: Result<Form<Vec<(String, String)>>, _> = Form::from_request(request, state).await;
        read.map(|Form(pairs)| Self::of(pairs)).map_err(|_unreadable| Oops::Unreadable)
    }
}

/// What is wrong, field by field, in words that say what to do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Problems(BTreeMap<&'static str, String>);

impl Problems {
    /// Notes what is wrong with a field; the first word on a field stands.
    pub(super) fn say(&mut self, field: &'static str, text: impl Into<String>) {
        self.0.entry(field).or_insert_with(|| text.into());
    }

    pub(super) fn of(&self, field: &str) -> Option<&str> {
        self.0.get(field).map(String::as_str)
    }

    pub(super) fn any(&self) -> bool {
        !self.0.is_empty()
    }

    pub(super) fn count(&self) -> usize {
        self.0.len()
    }

    /// A text that must be there and not be longer than `chars_max`.
    pub(super) fn need(&mut self, field: &'static str, text: &str, chars_max: usize, what: &str) {
        if text.is_empty() {
            self.say(field, format!("{what}を書いてください。"));
        }
        self.limit(field, text, chars_max);
    }

    /// A text that must not be longer than `chars_max`.
    pub(super) fn limit(&mut self, field: &'static str, text: &str, chars_max: usize) {
        let chars = text.chars().count();
        if chars > chars_max {
            self.say(field, format!("{chars_max}字までにしてください（今は{chars}字）。"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read_as_people_send_them() {
        let pairs = [("a", " x "), ("b", "1"), ("b", "2"), ("t", "一\r\n二\r三")];
        let posted = Posted::of(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())));
        assert_eq!((posted.text("a"), posted.text("none")), ("x", ""));
        assert_eq!(posted.all("b").collect::<Vec<_>>(), ["1", "2"]);
        assert_eq!(posted.lines("t"), "一\n二\n三");
        assert_eq!((posted.number("b"), posted.number("a")), (1, 0));
    }

    #[test]
    fn the_first_problem_of_a_field_stands() {
        let mut problems = Problems::default();
        problems.need("title", "", 3, "題");
        problems.limit("title", "長すぎます", 3);
        problems.limit("body", "長すぎます", 3);
        assert_eq!(problems.of("title"), Some("題を書いてください。"));
        assert_eq!(problems.of("body"), Some("3字までにしてください（今は5字）。"));
        assert_eq!(problems.count(), 2);
    }
}
