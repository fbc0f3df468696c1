"""What a member marks for themselves: a favourite, and how far they have read."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.presentation.fields import ClosedBody, Whole
from core.presentation.views import ApiView
from projects.bootstrap.marks import marking

GREATEST_SEQ = 2**53 - 1


class ReadIn(ClosedBody):
    seq = Whole(min_value=0, max_value=GREATEST_SEQ, help_text="Number on the project's stream; it never goes back")


class FavouriteView(ApiView):
    @extend_schema(
        operation_id="add_favourite", summary="Make a project a favourite", request=None, responses={204: None}
    )
    def put(self, request: Request, project_id: str) -> Response:
        marking().mark_favourite(self.actor, self.identity("project_id"), True)
        return Response(status=204)

    @extend_schema(
        operation_id="remove_favourite", summary="Make a project no favourite any more", responses={204: None}
    )
    def delete(self, request: Request, project_id: str) -> Response:
        marking().mark_favourite(self.actor, self.identity("project_id"), False)
        return Response(status=204)


class ReadView(ApiView):
    @extend_schema(
        operation_id="mark_read",
        summary="Mark a project's news as read, up to a place in its stream",
        request=ReadIn,
        responses={204: None},
    )
    def put(self, request: Request, project_id: str) -> Response:
        marking().mark_read(self.actor, self.identity("project_id"), self.parsed(ReadIn)["seq"])
        return Response(status=204)
