"""WebRTC with the browser: signalling, tracks, data channel and packet relay."""
