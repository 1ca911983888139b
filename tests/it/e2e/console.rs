//! A browser as small as can be: it keeps one cookie, posts forms and reads pages.

use ureq::{Agent, tls::TlsConfig};

/// A logged-in browser.
pub(crate) struct Console {
    agent: Agent,
    url: String,
    cookie: String,
}

/// What a page answered.
pub(crate) struct Page {
    /// HTTP status.
    pub(crate) status: u16,
    /// Its text.
    pub(crate) text: String,
}

/// A filled form.
pub(crate) struct Ready {
    action: String,
    fields: Vec<(String, String)>,
    /// The notice it makes.
    pub(crate) id: String,
}

impl Console {
    /// Logs in; fails when the office does not let it.
    pub(crate) fn log_in(url: &str, login: &str, password: &str) -> Self {
        // The demo's certificate was made by the office a moment ago; a browser would ask the person.
        let tls = TlsConfig::builder().disable_verification(true).build();
        let config =
            Agent::config_builder().tls_config(tls).http_status_as_error(false).max_redirects(0).build();
        let agent: Agent = config.into();
        let answer = agent
            .post(format!("{url}/login"))
            .header("Origin", url)
            .send_form([("login", login), ("password", password)])
            .expect("the office answers");
        let cookie = answer.headers().get("set-cookie").map(|value| value.to_str().unwrap().to_owned());
        let cookie = cookie.unwrap_or_else(|| panic!("no cookie: status {}", answer.status()));
        let cookie = cookie.split(';').next().unwrap_or_default().to_owned();
        Self { agent, url: url.to_owned(), cookie }
    }

    /// Reads a page.
    pub(crate) fn get(&self, path: &str) -> Page {
        page(self.agent.get(format!("{}{path}", self.url)).header("Cookie", &self.cookie).call())
    }

    /// Posts a form.
    pub(crate) fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let request = self.agent.post(format!("{}{path}", self.url));
        let request = request.header("Cookie", &self.cookie).header("Origin", &self.url);
        page(request.send_form(fields.iter().copied()))
    }

    /// Publishes a new notice on the signage and the kiosk; returns its id.
    pub(crate) fn publish_notice(&self, title: &str, body: &str) -> String {
        let ready = self.prepare_notice(title, body);
        self.send(&ready);
        ready.id
    }

    /// Publishes a notice at an office that may end meanwhile; its id, if the office answered that it is saved.
    pub(crate) fn try_to_publish(&self, title: &str) -> Option<String> {
        let request = self.agent.get(format!("{}/notices/new", self.url)).header("Cookie", &self.cookie);
        let form = request.call().ok()?.body_mut().read_to_string().ok()?;
        let ready = filled(&form, title, title);
        let request = self.agent.post(format!("{}{}", self.url, ready.action));
        let request = request.header("Cookie", &self.cookie).header("Origin", &self.url);
        let answer = request.send_form(ready.fields.iter().map(|(name, value)| (name, value))).ok()?;
        (answer.status() == 303).then_some(ready.id)
    }

    /// Fills in the form of a new notice without sending it.
    pub(crate) fn prepare_notice(&self, title: &str, body: &str) -> Ready {
        filled(&self.get("/notices/new").text, title, body)
    }

    /// Sends a filled form; fails when the office does not take it.
    pub(crate) fn send(&self, ready: &Ready) {
        let fields: Vec<(&str, &str)> =
            ready.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let answer = self.post(&ready.action, &fields);
        assert!(
            answer.status == 303 || answer.status == 200,
            "publishing answered {}: {}",
            answer.status,
            answer.text
        );
    }
}

impl Ready {
    /// The same form with this field too.
    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }
}

fn filled(form: &str, title: &str, body: &str) -> Ready {
    let action = between(form, "<form class=\"edit\" method=\"post\" action=\"", "\"").to_owned();
    let id = between(form, "name=\"id\" value=\"", "\"").to_owned();
    let version = between(form, "name=\"version\" value=\"", "\"");
    let fixed = [("tone", "information"), ("channel", "signage"), ("channel", "kiosk"), ("do", "publish")];
    let typed = [("version", version), ("id", id.as_str()), ("title", title), ("body", body)];
    let fields =
        typed.into_iter().chain(fixed).map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    Ready { action, fields, id }
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    let rest = text.split(before).nth(1).unwrap_or_else(|| panic!("no {before} in: {text}"));
    rest.split(after).next().unwrap_or_default()
}

fn page(answer: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Page {
    let mut answer = answer.expect("the office answers");
    Page { status: answer.status().as_u16(), text: answer.body_mut().read_to_string().unwrap_or_default() }
}
