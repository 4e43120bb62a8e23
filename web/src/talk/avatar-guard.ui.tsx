import { Component, type ReactNode } from "react";

/** Where the figure cannot be drawn or loaded there is the portrait; the talk goes on. */
export class AvatarGuard extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? null : this.props.children;
  }
}
