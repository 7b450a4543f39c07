export interface ServerEvent {
  /** `message` where the server gives no name. */
  name: string;
  id: string | undefined;
  data: string;
}

/** The events of an answer of the type `text/event-stream`, as a browser's EventSource reads them. */
export async function* readEvents(response: Response): AsyncGenerator<ServerEvent> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) yield parseEvent(block);
  }
}

function parseEvent(block: string): ServerEvent {
  const event: ServerEvent = { name: 'message', id: undefined, data: '' };
  for (const line of block.split('\n')) {
    const [, field, value = ''] = line.match(/^(event|id|data): ?(.*)$/) ?? [];
    if (field === 'event') event.name = value;
    if (field === 'id') event.id = value;
    if (field === 'data') event.data += value;
  }
  return event;
}
