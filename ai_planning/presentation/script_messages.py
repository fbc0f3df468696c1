"""Words for scripts that are imported."""

from core.presentation.messages import Words, field, words

MESSAGES: dict[str, Words] = {
    "script.refused": words(
        "가져올 수 없는 대본", "대본을 가져오지 못했습니다.", "Script refused", "The script could not be imported."
    ),
    "script.empty": words(
        "빈 대본", "대본에 읽을 수 있는 내용이 없습니다.", "Empty script", "There is nothing in the script to be read."
    ),
    "script.unreadable": words(
        "읽을 수 없는 대본",
        "파일이 손상되었거나 대본 형식(FDX, JSON)에 맞지 않습니다.",
        "Unreadable script",
        "The file is damaged, or is not what FDX or our JSON has to be.",
    ),
    "script.not_text": words(
        "대본이 아닌 파일",
        "텍스트 파일만 가져올 수 있습니다(Fountain, 텍스트, FDX, JSON). PDF나 워드 문서는 텍스트로 저장해 주세요.",
        "Not a script",
        "Only text is imported (Fountain, plain text, FDX, JSON). Please save a PDF or a document as text.",
    ),
    "script.too_large": words(
        "너무 큰 대본", "대본은 {most}MB까지 가져올 수 있습니다.", "Script too large", "A script has {most} MB at most."
    ),
    "script.too_long": words(
        "너무 긴 대본",
        "대본은 {most}줄까지 가져올 수 있습니다.",
        "Script too long",
        "A script has {most} lines at most.",
    ),
    "script.wrong_count": field("{count}개여야 합니다.", "There have to be {count} of them."),
    "script.text_left_out": field(
        "{position}번 샷에 다 들어가지 않아 {count}자를 옮기지 못했습니다.",
        "Shot {position} has no room for {count} characters more, which were left out.",
    ),
    "script.shots_empty": field(
        "대본이 짧아 샷 {count}개가 비어 있습니다.", "The script is short: {count} shots are empty."
    ),
    "script.scenes_merged": field(
        "장면 {count}개를 열두 샷으로 합쳤습니다.", "{count} scenes were merged into twelve shots."
    ),
    "script.cut_by_writer": field(
        "작가가 지운 부분(/* */) {count}자는 가져오지 않았습니다.",
        "{count} characters that the writer had crossed out (/* */) were left out.",
    ),
}
