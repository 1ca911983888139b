//! The running server: listens, says so in one line, follows the database, and stops within two seconds.

use std::{
    io::{self, Write as _},
    net::{SocketAddr, TcpListener},
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use axum_server::{Handle, tls_rustls::RustlsConfig};
use sd_notify::NotifyState;
use tokio::signal::unix::{SignalKind, signal};

use super::{
    feed_head,
    leaflets::folder,
    preview::Preview,
    public::{self, Proxied},
    router, staff,
    state::{AppState, DataDir, Office, OpenError, Transport},
    telling,
    tls::{self, TlsError},
};
use crate::{
    clock::{Clock, SystemClock},
    config::office::{OfficeConfig, PublicPage},
    store::error::StoreError,
};

/// How long requests may take to end when the office stops, in milliseconds: within the promised 2 s.
const STOP_MS_MAX: u64 = 1_500;
/// How often the feed's counter is read, in milliseconds: another program may publish (import, a second office).
const FOLLOW_MS: u64 = 250;
/// How often what is over is thrown away, in seconds.
const SWEEP_SECS: u64 = 10 * 60;

/// Why the office cannot serve.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The data directory.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The certificate.
    #[error(transparent)]
    Tls(#[from] TlsError),
    /// The address is taken or not allowed.
    #[error(
        "cannot listen on {address}: another program may use it; stop it, or choose another with --listen ({source})"
    )]
    Listen {
        /// The address.
        address: SocketAddr,
        /// What the operating system said.
        source: io::Error,
    },
    /// Plain HTTP beyond this machine.
    #[error(
        "--insecure-http is for trying things on this machine alone: listen on 127.0.0.1, or leave it out ({0} is reachable by others, and passwords would travel in clear)"
    )]
    Insecure(SocketAddr),
    /// Plain HTTP behind a proxy that stands elsewhere.
    #[error(
        "[public] behind_proxy is plain HTTP: listen on 127.0.0.1 where the proxy is, or leave behind_proxy out ({0} is reachable by others)"
    )]
    Proxy(SocketAddr),
    /// The server stopped by itself.
    #[error("the server stopped ({0}): start it again")]
    Stopped(#[from] io::Error),
}

/// How to serve.
#[derive(Clone)]
pub struct Serve {
    /// Settings, with what the command line said over them.
    pub config: OfficeConfig,
    /// Plain HTTP or TLS.
    pub transport: Transport,
    /// Draws what the console shows of the glass.
    pub preview: Option<Preview>,
}

/// Serves until the program is told to stop.
pub async fn serve(how: Serve) -> Result<(), ServeError> {
    let Serve { config, transport, preview } = how;
    if transport == Transport::Loopback && !config.listen.ip().is_loopback() {
        return Err(ServeError::Insecure(config.listen));
    }
    let clock: Arc<dyn Clock> = Arc::new(SystemClock::start());
    let office = Office::open(&DataDir::new(&config.data), &config.names, clock, transport)?;
    if let Some(preview) = preview {
        office.draw_with(preview);
    }
    if let Some(mail) = config.mail.clone() {
        office.write_by(mail);
    }
    welcome_the_first(&office);
    let tls = match transport {
        Transport::Tls => Some(tls::server_config(&office.keys.certificate, config.certificate.as_ref())?),
        Transport::Loopback => None,
    };
    let (listener, address) = listen(config.listen)?;
    let page = config.public.as_ref().map(|page| Page::open(page, transport, &office)).transpose()?;
    let shown = page.as_ref().map(Page::url);
    let (handle, page_handle) = (Handle::new(), Handle::new());
    let tasks = [
        tokio::spawn(stop_on_signal(Arc::clone(&office), [handle.clone(), page_handle.clone()])),
        tokio::spawn(follow(Arc::clone(&office))),
        tokio::spawn(sweep(Arc::clone(&office))),
        tokio::spawn(telling::watch(Arc::clone(&office))),
        tokio::spawn(beat(Arc::clone(&office))),
        tokio::spawn(scan(Arc::clone(&office), config.import_dir.clone())),
        tokio::spawn(show_page(page, Arc::clone(&office), page_handle)),
    ];
    let service = router::app(Arc::clone(&office)).into_make_service();
    say_ready((transport, address), &config.data, shown.as_deref());
    let served = match tls.map(RustlsConfig::from_config) {
        Some(tls) => axum_server::from_tcp_rustls(listener, tls)?.handle(handle).serve(service).await,
        None => axum_server::from_tcp(listener)?.handle(handle).serve(service).await,
    };
    tasks.iter().for_each(tokio::task::JoinHandle::abort);
    Ok(served?)
}

fn listen(address: SocketAddr) -> Result<(TcpListener, SocketAddr), ServeError> {
    let failed = |source| ServeError::Listen { address, source };
    let listener = TcpListener::bind(address).map_err(failed)?;
    listener.set_nonblocking(true).map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    Ok((listener, address))
}

/// The one line on standard output: scripts wait for it and read the address.
fn say_ready((transport, address): (Transport, SocketAddr), data: &Path, page: Option<&str>) {
    let scheme = if transport == Transport::Tls { "https" } else { "http" };
    let mut out = io::stdout();
    let page = page.map_or_else(String::new, |url| format!(", the public page at {url}"));
    let said = writeln!(
        out,
        "shirube-office is ready at {scheme}://{address} with data in {}{page}",
        data.display()
    );
    if let Err(error) = said.and_then(|()| out.flush()) {
        tracing::warn!(%error, "nobody reads the standard output");
    }
}

/// The public page's listener, open and not yet served.
struct Page {
    listener: TcpListener,
    address: SocketAddr,
    tls: Option<RustlsConfig>,
    proxied: Proxied,
}

impl Page {
    fn open(page: &PublicPage, transport: Transport, office: &Office) -> Result<Self, ServeError> {
        let loopback = page.listen.ip().is_loopback();
        if page.behind_proxy && !loopback {
            return Err(ServeError::Proxy(page.listen));
        }
        if transport == Transport::Loopback && !loopback {
            return Err(ServeError::Insecure(page.listen));
        }
        let (listener, address) = listen(page.listen)?;
        let plain = page.behind_proxy || transport == Transport::Loopback;
        let tls = if plain {
            None
        } else {
            let config = tls::server_config(&office.keys.certificate, page.certificate.as_ref())?;
            Some(RustlsConfig::from_config(config))
        };
        let proxied = if page.behind_proxy { Proxied::Yes } else { Proxied::No };
        Ok(Self { listener, address, tls, proxied })
    }

    fn url(&self) -> String {
        format!("{}://{}", if self.tls.is_some() { "https" } else { "http" }, self.address)
    }
}

/// Serves the public page, where there is one. The addresses of browsers reach the page and nothing else.
async fn show_page(page: Option<Page>, office: AppState, handle: Handle<SocketAddr>) {
    let Some(Page { listener, tls, proxied, .. }) = page else { return };
    let service = public::app(office, proxied).into_make_service_with_connect_info::<SocketAddr>();
    let served = match tls {
        Some(tls) => match axum_server::from_tcp_rustls(listener, tls) {
            Ok(server) => server.handle(handle).serve(service).await,
            Err(error) => Err(error),
        },
        None => match axum_server::from_tcp(listener) {
            Ok(server) => server.handle(handle).serve(service).await,
            Err(error) => Err(error),
        },
    };
    if let Err(error) = served {
        tracing::error!(%error, "the public page stopped: restart the office");
    }
}

/// Where nobody can log in, the log says how the first administrator does: whoever reads it looks after the machine.
fn welcome_the_first(office: &Office) {
    let people = office.database.read_now::<_, StoreError>(staff::list);
    if !people.is_ok_and(|people| people.iter().all(|person| person.disabled)) {
        return;
    }
    match office.first.begin() {
        Ok(code) => tracing::warn!(
            code = code.as_str(),
            "nobody can log in yet: open /first in a browser and type this code, good until it is used or the office stops"
        ),
        Err(error) => tracing::error!(%error, "nobody can log in yet, and no code could be made"),
    }
}

async fn stop_on_signal(office: AppState, handles: [Handle<SocketAddr>; 2]) {
    let (Ok(mut term), Ok(mut int)) = (signal(SignalKind::terminate()), signal(SignalKind::interrupt()))
    else {
        tracing::error!("signals cannot be received: stop the program with SIGKILL");
        return;
    };
    tokio::select! {
        _ = term.recv() => {}
        _ = int.recv() => {}
    }
    tracing::info!("stopping");
    office.stop();
    for handle in handles {
        handle.graceful_shutdown(Some(Duration::from_millis(STOP_MS_MAX)));
    }
}

/// Tells the service manager that the office is up, and that it lives as long as its database answers.
async fn beat(office: AppState) {
    let within = sd_notify::watchdog_enabled();
    notify(NotifyState::Ready);
    let Some(within) = within else { return };
    let mut every = tokio::time::interval(within / 2);
    loop {
        every.tick().await;
        match office.database.read(|tx| feed_head::read(tx)).await {
            Ok(_) => notify(NotifyState::Watchdog),
            Err(error) => tracing::error!(%error, "the database does not answer"),
        }
    }
}

fn notify(state: NotifyState<'_>) {
    if let Err(error) = sd_notify::notify(&[state]) {
        tracing::warn!(%error, "the service manager does not listen");
    }
}

async fn follow(office: AppState) {
    let mut every = tokio::time::interval(Duration::from_millis(FOLLOW_MS));
    loop {
        every.tick().await;
        match office.database.read::<_, StoreError>(feed_head::read).await {
            Ok(head) => office.announce(head.at),
            Err(error) => tracing::warn!(%error, "the feed's counter cannot be read"),
        }
    }
}

/// The scanner's folder, where there is one.
async fn scan(office: AppState, folder: Option<PathBuf>) {
    if let Some(folder) = folder {
        folder::watch(office, folder).await;
    }
}

async fn sweep(office: AppState) {
    let mut every = tokio::time::interval(Duration::from_secs(SWEEP_SECS));
    loop {
        every.tick().await;
        if let Err(error) = office.sweep().await {
            tracing::warn!(%error, "what is over could not be thrown away");
        }
        if let Err(error) = office.end_what_is_over().await {
            tracing::warn!(%error, "an emergency could not be ended: end it in the console");
        }
    }
}
