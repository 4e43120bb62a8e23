import { useEffect, useRef, type ReactElement } from "react";

import styles from "./desk.module.css";

const LOUD = 0.25; // the root mean square of a voice close to the microphone

/** How loud the microphone is, drawn outside React. */
export function LevelMeter({ stream }: { stream: MediaStream }): ReactElement {
  const bar = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const context = new AudioContext();
    const source = context.createMediaStreamSource(stream);
    const analyser = context.createAnalyser();
    analyser.fftSize = 1024;
    source.connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    let frame = 0;
    const draw = (): void => {
      analyser.getFloatTimeDomainData(samples);
      let sum = 0;
      for (const sample of samples) sum += sample * sample;
      const level = Math.min(1, Math.sqrt(sum / samples.length) / LOUD);
      if (bar.current) bar.current.style.transform = `scaleX(${level.toFixed(3)})`;
      frame = requestAnimationFrame(draw);
    };
    draw();
    return () => {
      cancelAnimationFrame(frame);
      void context.close();
    };
  }, [stream]);
  return (
    <span className={styles["level"]} aria-hidden>
      <span ref={bar} />
    </span>
  );
}
