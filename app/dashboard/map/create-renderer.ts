import createRegl from 'regl';
import type { createRenderer as createCopyingRenderer } from 'regl-scatterplot';

type Renderer = ReturnType<typeof createCopyingRenderer>;

/** Points are kept in textures of floats, by indices beyond 65,535. */
const EXTENSIONS = ['OES_texture_float', 'OES_element_index_uint'];

/**
 * Draws on the canvas itself. The renderer that regl-scatterplot makes draws on one of its own, of the window's size and in
 * floats, and copies each frame: the page then waits for the graphics, 200 ms a frame without a graphics card.
 * Undefined where the browser or its graphics can't do it.
 */
export function createRenderer(canvas: HTMLCanvasElement): Renderer | undefined {
  const gl = canvas.getContext('webgl', { antialias: false });
  if (!gl || !EXTENSIONS.every((extension) => gl.getExtension(extension))) return undefined;
  const regl = createRegl({ gl, extensions: EXTENSIONS });
  let isDestroyed = false;
  return {
    canvas,
    regl,
    gamma: 1,
    isSupported: true,
    get isDestroyed() {
      return isDestroyed;
    },
    render: (draw) => {
      regl.clear({ color: [0, 0, 0, 0] });
      draw();
    },
    // The plot follows the canvas, and regl the plot.
    resize: () => {},
    refresh: () => regl.poll(),
    onFrame: (draw) => regl.frame(draw).cancel,
    destroy: () => {
      isDestroyed = true;
      regl.destroy();
    },
  };
}
