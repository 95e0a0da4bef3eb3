/** Ends calls before their handler hears of them. */
import {
  ResponderBuilder,
  ServerInterceptingCall,
  type ServerInterceptingCallInterface,
  type ServerInterceptor,
  ServerListenerBuilder,
  type status,
} from '@grpc/grpc-js';

/** How a call is answered that is refused. */
export type Answer = { readonly code: status; readonly details: string };

/** Makes an interceptor that asks for every call whether to end it, and how; `null` lets it through. Nothing of it is read before that. */
export function refuseCalls(judge: (path: string, call: ServerInterceptingCallInterface) => Answer | null): ServerInterceptor {
  return (method, call) => {
    const responder = new ResponderBuilder()
      .withStart((next) => {
        const listener = new ServerListenerBuilder()
          .withOnReceiveMetadata((metadata, pass) => {
            const answer = judge(method.path, call);
            if (answer === null) pass(metadata);
            else call.sendStatus(answer);
          })
          .build();
        next(listener);
      })
      .build();
    return new ServerInterceptingCall(call, responder);
  };
}
