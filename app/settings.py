"""Settings, read once from the environment (`MADANG_*`) and handed down as values."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

CHECKOUT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """Every knob of the service; `docs/operations.md` explains each."""

    model_config = SettingsConfigDict(env_prefix="MADANG_", env_file=None, frozen=True, extra="forbid")

    host: str = Field(default="127.0.0.1", description="Address to listen on.")
    port: int = Field(default=8000, ge=0, le=65535, description="Port to listen on; 0 picks a free one.")
    tls_cert: Path | None = Field(default=None, description="Certificate chain (PEM) to serve HTTPS with.")
    tls_key: Path | None = Field(default=None, description="Private key (PEM) of that certificate.")
    var_dir: Path = Field(default=CHECKOUT / "var", description="Where the embedded service keeps its files.")
    database_url: str = Field(default="", description="SQLAlchemy URL; empty: SQLite at `var_dir/madang.db`.")
    models_dir: Path | None = Field(default=None, description="Where assembled models stand; empty: `var_dir/models`.")
    models_manifest: Path = Field(default=CHECKOUT / "app" / "models.toml", description="The manifest of models.")
    hub_endpoint: str = Field(default="https://huggingface.co", description="Where models of source `hub` come from.")

    max_talks: int = Field(default=40, ge=1, description="Talks at once, in all.")
    max_talks_per_address: int = Field(default=6, ge=1, description="Talks at once from one network address.")
    talk_opens_per_minute: int = Field(default=30, ge=1, description="Talks one network address may open in a minute.")
    talk_messages_per_minute: int = Field(
        default=30, ge=1, description="Typed messages and contacts that one talk may send in a minute."
    )
    max_message_characters: int = Field(default=4_000, ge=100, description="Longest text message that is read.")
    max_request_bytes: int = Field(default=1_048_576, ge=131_072, description="Longest body of a request.")
    talk_idle_seconds: float = Field(default=600.0, gt=0, description="A silent talk is closed after this long.")
    shutdown_grace_seconds: float = Field(default=20.0, ge=0, description="How long a stopping service lets talks end.")

    retention_talks_days: int = Field(
        default=30, ge=0, description="How long the words of a talk are kept; 0: not at all."
    )
    retention_contacts_days: int = Field(
        default=90, ge=0, description="How long a contact that a citizen left is kept."
    )
    retention_audit_days: int = Field(
        default=1_825, ge=365, description="How long the audit of knowledge changes is kept."
    )
    retention_imports_days: int = Field(
        default=30, ge=0, description="How long uploaded files are kept after their import."
    )

    retention_petitions_days: int = Field(
        default=1_825, ge=1, description="How long what a petition says is kept after it was closed."
    )
    retention_opinions_days: int = Field(default=365, ge=1, description="How long an opinion to the mayor is kept.")
    holidays_file: Path | None = Field(
        default=None, description="Days off that the government or the city declared, one a line; empty: none."
    )

    ice_addresses: tuple[str, ...] = Field(
        default=(), description="Host addresses offered to WebRTC peers; empty: all."
    )
    stun_urls: tuple[str, ...] = Field(default=(), description="STUN servers for peers behind NAT.")
    turn_urls: tuple[str, ...] = Field(default=(), description="TURN servers for peers that need a relay.")
    turn_username: str = Field(default="", description="User name for the TURN servers.")
    turn_password: str = Field(default="", description="Password for the TURN servers.", repr=False)

    llm_base_url: str = Field(default="", description="OpenAI-compatible endpoint of a language model; empty: none.")
    llm_model: str = Field(default="", description="Model name at that endpoint.")
    llm_api_key: str = Field(default="", description="Key for that endpoint.", repr=False)
    llm_model_path: Path | None = Field(
        default=None, description="Folder of a model that runs in this process instead; empty: none."
    )
    llm_connect_seconds: float = Field(default=0.3, gt=0, le=1.5, description="How long connecting to it may take.")
    llm_first_token_seconds: float = Field(
        default=0.8, gt=0, le=1.5, description="How long its first piece of text is waited for."
    )
    llm_total_seconds: float = Field(default=1.4, gt=0, le=1.5, description="How long one completion may take in all.")
    llm_attempts: int = Field(default=2, ge=1, le=3, description="Tries of a completion that was refused at once.")

    llm_breaker_failures: int = Field(default=5, ge=1, description="After so many failures in a row it is left alone.")
    llm_breaker_rest_seconds: float = Field(default=30.0, gt=0, description="For so long; then one request tells.")
    llm_tokens_per_minute: int = Field(default=0, ge=0, description="Tokens read and written in a minute; 0: no limit.")
    llm_tokens_per_day: int = Field(default=0, ge=0, description="Tokens read and written in a day; 0: no limit.")

    smtp_host: str = Field(default="", description="Mail server for letters to citizens; empty: letters wait.")
    smtp_port: int = Field(default=587, ge=1, le=65535, description="Port of the mail server.")
    smtp_security: Literal["starttls", "tls", "none"] = Field(
        default="starttls", description="How the way to the mail server is encrypted."
    )
    smtp_username: str = Field(default="", description="User name at the mail server; empty: none is sent.")
    smtp_password: str = Field(default="", description="Password at the mail server.", repr=False)
    smtp_sender: str = Field(default="", description="Address that letters come from.")

    public_url: str = Field(
        default="", pattern=r"^(https?://\S+)?$", description="Where citizens open the service; for links in letters."
    )

    load_starter: bool = Field(default=True, description="Publish the starter set where no curator has worked on it.")
    voice: bool = Field(default=True, description="Load the speech models; without them the counter is text only.")
    warm_voice: bool = Field(default=True, description="Speak published sentences ahead of time while nobody talks.")
    hearing_terms: bool = Field(
        default=False, description="Tell the recogniser the terms of an official's collections."
    )
    knowledge_poll_seconds: float = Field(
        default=2.0, gt=0, le=5, description="How often a published change is looked for."
    )
    rerank_seconds: float = Field(
        default=0.5, gt=0, description="How long a question waits for a reranker, where a manifest names one."
    )
    import_max_file_megabytes: int = Field(default=50, ge=1, description="Largest document that is imported.")
    import_max_upload_megabytes: int = Field(default=512, ge=1, description="Largest upload of files at once.")
    import_max_unpacked_megabytes: int = Field(
        default=512, ge=1, description="What an archive or a packed document may unfold to."
    )
    import_max_files: int = Field(default=2_000, ge=1, description="Most documents in one folder or archive.")
    import_seconds: float = Field(default=300.0, gt=0, description="How long one document may take to be read.")
    import_memory_megabytes: int = Field(
        default=2_048, ge=512, description="Memory that the reader of one document may use."
    )
    log_level: str = Field(default="info", description="debug, info, warning or error.")

    @model_validator(mode="after")
    def _names_one_language_model(self) -> Self:
        if self.llm_base_url and self.llm_model_path:
            raise ValueError("`llm_base_url` and `llm_model_path` name two language models: keep one of them")
        return self

    @model_validator(mode="after")
    def _says_who_writes(self) -> Self:
        if self.smtp_host and "@" not in self.smtp_sender:
            raise ValueError("`smtp_sender` must be an e-mail address where `smtp_host` is given")
        return self

    @cached_property
    def database(self) -> str:
        """The SQLAlchemy URL in force."""
        return self.database_url or f"sqlite+aiosqlite:///{self.var_dir / 'madang.db'}"

    @property
    def sends_notices(self) -> bool:
        """Whether petitioners are told of changes: there is a mail server, and an address to follow a petition at."""
        return bool(self.smtp_host and self.public_url)

    @property
    def models(self) -> Path:
        return self.models_dir or self.var_dir / "models"

    @property
    def web_dist(self) -> Path:
        return CHECKOUT / "web" / "dist"
