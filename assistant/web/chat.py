"""The chat page: layout and wiring; what is said comes from `conversation`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assistant.web.choice import ChoiceBar
from assistant.web.conversation import LONGEST_MESSAGE, Conversation, Message, converse, examples_for
from assistant.web.failures import sentence_for
from assistant.web.services import Services
from assistant.web.source_views import empty_panel
from assistant.web.views import welcome_view


def build_chat(services: Services, choice: ChoiceBar, folder: Path) -> dict[str, Any]:
    """Lay out the chat page; finished documents are written below `folder`.

    Returns the function that fits the examples to a choice, and the components it fills.
    """
    import gradio as gr

    conversation = gr.State(Conversation())
    with gr.Row(elem_id="chat-row", equal_height=False):
        with gr.Column(scale=7, min_width=320, elem_id="chat-column"):
            bot = gr.Chatbot(
                label="Percakapan",
                show_label=False,
                elem_id="conversation",
                height="calc(100vh - 385px)",
                min_height=280,
                buttons=[],
                render_markdown=False,
                feedback_options=None,
                layout="panel",
                placeholder=welcome_view(),
                autoscroll=False,
            )
            with gr.Row(elem_id="examples", elem_classes="examples"):
                examples = [
                    gr.Button(text, size="sm", variant="secondary", elem_classes="example")
                    for text in examples_for(())
                ]
            box = gr.Textbox(
                label="Permintaan atau pertanyaan",
                placeholder="Misalnya: buatkan draf penyebab dan solusi untuk …",
                elem_id="message",
                lines=1,
                max_lines=5,
                max_length=LONGEST_MESSAGE,
                submit_btn="Kirim",
            )
        with gr.Column(scale=4, min_width=280, elem_id="source-column"):
            with gr.Row(elem_id="draft-actions"):
                download = gr.DownloadButton(
                    "Unduh draf terakhir (.docx)",
                    visible=False,
                    elem_id="download",
                    size="sm",
                    variant="primary",
                )
                anew = gr.Button("Percakapan baru", visible=False, elem_id="anew", size="sm")
            panel = gr.HTML(empty_panel(), elem_id="source-panel", js_on_load=None)

    def respond(
        message: str, held: Conversation, agency: str | None, year: int | None
    ) -> Iterator[tuple[Any, ...]]:
        for step in converse(services, message or "", held, agency, year, folder):
            yield (
                gr.update(value="", submit_btn=False, stop_btn="Hentikan"),
                [_shown(said) for said in step.conversation.messages],
                step.conversation,
                step.panel if step.panel is not None else gr.skip(),
                gr.update(value=step.document, visible=True) if step.document else gr.skip(),
                gr.update(visible=True),
            )

    def ready() -> Any:
        return gr.update(submit_btn="Kirim", stop_btn=False)

    def begin_anew() -> tuple[Any, ...]:
        return [], Conversation(), empty_panel(), gr.update(visible=False), gr.update(visible=False)

    outputs = [box, bot, conversation, panel, download, anew]
    inputs = [conversation, *choice.components]
    quiet = {"show_progress": "hidden", "api_visibility": "private", "preprocess": False}
    answering = [box.submit(respond, [box, *inputs], outputs, **quiet)]
    answering += [example.click(respond, [example, *inputs], outputs, **quiet) for example in examples]
    for event in answering:
        event.then(ready, None, box, **quiet)
    box.stop(ready, None, box, cancels=answering, **quiet)
    anew.click(begin_anew, None, outputs[1:], cancels=answering, **quiet).then(ready, None, box, **quiet)

    def fit_examples(agency: str | None, year: int | None) -> list[Any]:
        return [gr.update(value=text) for text in examples_for(_indicators(services, agency, year))]

    return {"fit": fit_examples, "examples": examples}


def _shown(message: Message) -> dict[str, Any]:
    import gradio as gr

    if message.role == "user":
        return {"role": "user", "content": message.text}
    return {"role": "assistant", "content": gr.HTML(_turn(message), js_on_load=None)}


def _turn(message: Message) -> str:
    return f'<div class="turn" data-turn="{message.turn}">{message.html}</div>'


def _indicators(services: Services, agency: str | None, year: int | None) -> list[str]:
    """The indicators of a report; none where they cannot be told: the page opens, and a wish will say why."""
    if agency is None or year is None:
        return []
    try:
        return services.indicators(agency, year)
    except Exception as error:
        sentence_for(error)
        return []
