/** The success body of the member endpoints; clients in use depend on its shape. Spec §2. */
export function wrapPayload<Payload>(message: string, payload: Payload) {
  return { statusCode: 200, isSuccess: true, message, payload };
}
