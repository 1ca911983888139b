//! `serve`, and where every command finds its settings.

use std::{net::SocketAddr, path::Path};

use anyhow::Context as _;
use clap::Args;

use super::Place;
use crate::{
    config::{
        self,
        office::{OfficeConfig, PublicPage},
    },
    office::{
        preview::Preview,
        serve::{self, Serve},
        state::{DataDir, Transport},
    },
};

/// The settings file that is read without being named.
const CONFIG_PATH: &str = "kiosk-config/office.toml";

/// Run the office until it is told to stop
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  shirube-office serve --data office-data --listen 127.0.0.1:8443")]
pub(super) struct ServeArguments {
    #[command(flatten)]
    place: Place,
    /// Address and port; over what the settings say
    #[arg(long, value_name = "ADDR")]
    listen: Option<SocketAddr>,
    /// Address and port of the public page; over what the settings say
    #[arg(long, value_name = "ADDR")]
    public: Option<SocketAddr>,
    /// Plain HTTP instead of TLS, on a loopback address alone: for trying things
    #[arg(long)]
    insecure_http: bool,
}

pub(super) fn serve(arguments: &ServeArguments, preview: Option<Preview>) -> anyhow::Result<()> {
    let mut config = arguments.place.config()?;
    config.listen = arguments.listen.unwrap_or(config.listen);
    if let Some(listen) = arguments.public {
        let page = config.public.take();
        let page = page.unwrap_or(PublicPage { listen, behind_proxy: false, certificate: None });
        config.public = Some(PublicPage { listen, ..page });
    }
    let transport = if arguments.insecure_http { Transport::Loopback } else { Transport::Tls };
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .context("the operating system gives no threads: close other programs and try again")?;
    runtime.block_on(serve::serve(Serve { config, transport, preview }))?;
    // A poll that hangs in the database must not hold the program up.
    runtime.shutdown_background();
    Ok(())
}

impl Place {
    /// The settings, with what the command line said over them.
    pub(super) fn config(&self) -> anyhow::Result<OfficeConfig> {
        let named = self.config.as_deref();
        let usual = Some(Path::new(CONFIG_PATH)).filter(|path| path.exists());
        let mut config = match named.or(usual) {
            Some(path) => config::read(path)?,
            None => OfficeConfig::default(),
        };
        if let Some(data) = &self.data {
            config.data.clone_from(data);
        }
        Ok(config)
    }

    /// Where the data is.
    pub(super) fn data(&self) -> anyhow::Result<DataDir> {
        Ok(DataDir::new(&self.config()?.data))
    }
}
