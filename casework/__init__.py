"""What an official files for a citizen: call-back requests first."""
