//! The connection: bounded in number, in how long a head may take, and in where it may be listened for.

use super::{Hosts, app, hosts::PublicAddress};
use crate::Desk;
use hyper::server::conn::http1;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    service::TowerToHyperService,
};
use std::{io, net::SocketAddr, path::PathBuf, sync::Arc, time::Duration};
use tazamun_store::StoreError;
use tokio::{net::TcpListener, sync::Semaphore};

/// Connections that are open at once.
const CONNECTIONS: usize = 256;
/// How long the head of a request may take to arrive.
const HEAD: Duration = Duration::from_secs(10);
/// Bytes of a head.
const LONGEST_HEAD: usize = 32 << 10;

/// Where and for whom the desk is opened.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The store's file.
    pub store: PathBuf,
    /// Where to listen; port 0 takes any that is free.
    pub listen: SocketAddr,
    /// The address under which a proxy shows it, encrypted.
    pub public: Option<PublicAddress>,
}

/// Why the desk was not opened.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ServeError {
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The address.
    #[error("cannot listen at {0}: {1}. Is another desk open there? Name another port with --listen")]
    Listen(SocketAddr, io::Error),
    /// Others would reach a desk that lets anybody in who has its token.
    #[error(
        "{0} can be reached by others, and this store has no accounts: whoever came would be anybody. Open the desk on this \
         machine first (without --listen) and make an account under 'People'"
    )]
    NoAccounts(SocketAddr),
    /// Passwords would go over the network for everybody to read.
    #[error(
        "{0} can be reached by others, and what is sent there is not encrypted. Put a proxy with TLS before the desk and say \
         under which address it shows it: --public https://desk.example.org"
    )]
    NotEncrypted(SocketAddr),
    /// The system.
    #[error("the desk cannot be opened: {0}")]
    Io(#[from] io::Error),
}

/// Opens the desk and answers until the program ends; `opened` is told where it listens and the address to
/// go to, once it is answered there.
///
/// # Errors
/// [`ServeError`] where the store, the address or what others could reach is not as it must be.
pub fn serve(settings: &Settings, opened: impl FnOnce(SocketAddr, &str)) -> Result<(), ServeError> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(run(settings, opened))
}

async fn run(settings: &Settings, opened: impl FnOnce(SocketAddr, &str)) -> Result<(), ServeError> {
    let asked = settings.listen;
    let listener = TcpListener::bind(asked).await.map_err(|e| ServeError::Listen(asked, e))?;
    let listen = listener.local_addr()?;
    // A store that is not there has no accounts; it is not made for a desk that will not open.
    if !listen.ip().is_loopback() && !settings.store.exists() {
        return Err(ServeError::NoAccounts(listen));
    }
    let cookie = format!("tazamun-desk-{}", listen.port());
    let desk = Desk::open(&settings.store, cookie, settings.public.is_some())?;
    if !listen.ip().is_loopback() {
        if !desk.entrance.is_of_a_team() {
            return Err(ServeError::NoAccounts(listen));
        }
        if settings.public.is_none() {
            return Err(ServeError::NotEncrypted(listen));
        }
    }
    let warming = Arc::clone(&desk);
    tokio::task::spawn_blocking(move || warming.stores.warm());
    let hosts = Hosts::new(listen, settings.public.clone());
    let app = app(&desk, hosts);
    let base = match &settings.public {
        Some(public) => format!("https://{}", public.host()),
        None => format!("http://{listen}"),
    };
    match desk.entrance.launch_token().filter(|_| !desk.entrance.is_of_a_team()) {
        Some(token) => opened(listen, &format!("{base}/launch?token={}", token.as_str())),
        None => opened(listen, &format!("{base}/login")),
    }
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    loop {
        let Ok(place) = Arc::clone(&places).acquire_owned().await else { return Ok(()) };
        let stream = match listener.accept().await {
            Ok((stream, _)) => stream,
            Err(_) => {
                // The system has no more files to give: some connection will end.
                tokio::time::sleep(Duration::from_millis(100)).await;
                continue;
            }
        };
        let service = TowerToHyperService::new(app.clone());
        tokio::spawn(async move {
            let _place = place;
            let _ = stream.set_nodelay(true);
            let mut connection = http1::Builder::new();
            connection.timer(TokioTimer::new()).header_read_timeout(HEAD).max_buf_size(LONGEST_HEAD);
            // A connection that breaks off is nobody's fault.
            let _ = connection.serve_connection(TokioIo::new(stream), service).await;
        });
    }
}
